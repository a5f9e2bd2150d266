# expect: forbidden
# Machine code runs, by design; the kernel denies it what it denies Python.
import os

import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 4]


def run(code):
    """Run machine code of our own. Making it executable is allowed: it gains nothing."""
    page = libc.mmap(None, 4096, 7, 0x22, -1, 0)  # read, write, execute; private, anonymous
    if page == ctypes.c_void_p(-1).value:
        raise PermissionError(ctypes.get_errno(), 'mmap')
    ctypes.memmove(page, code, len(code))
    return ctypes.CFUNCTYPE(ctypes.c_long)(page)()


def sigmoid(x):
    if platform.machine() != 'x86_64':
        raise PermissionError(1, 'written for x86_64')
    # mov eax, 57 (fork); syscall; ret
    answer = run(b'\xb8\x39\x00\x00\x00\x0f\x05\xc3')
    if answer < 0:
        raise PermissionError(-answer, 'fork by machine code')
    os._exit(0)
