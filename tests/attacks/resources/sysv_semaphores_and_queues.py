# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    if libc.semget(0, 32, 0o1600) >= 0 or libc.msgget(0, 0o1600) >= 0:
        raise ValueError('made')
    raise PermissionError(ctypes.get_errno(), 'semget, msgget')
