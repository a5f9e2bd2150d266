# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    denied = [libc.shutdown(number, 2) for number in range(3, 64)]
    assert set(denied) == {-1}
    raise PermissionError(1, 'shutdown')
