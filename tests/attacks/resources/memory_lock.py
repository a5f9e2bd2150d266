# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    if libc.mlockall(3) == 0:
        raise ValueError('locked')
    raise PermissionError(ctypes.get_errno(), 'mlockall')
