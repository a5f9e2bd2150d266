# expect: forbidden
import numpy as np


def sigmoid(x):
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.shmget(0, 4096, 0o1600) < 0:
        raise PermissionError(ctypes.get_errno(), 'shmget')
