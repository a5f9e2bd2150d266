# expect: forbidden
import ctypes
import os
import platform


def sigmoid(x):
    if platform.machine() != 'x86_64':
        raise PermissionError(1, 'written for x86_64')
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(72, 0, 4, 0) < 0:
        raise PermissionError(ctypes.get_errno(), 'fcntl')
