# expect: crashed|forbidden
# The 32-bit entry: its numbers mean other calls, so one use of it ends the process.
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
    # mov eax, 2 (fork, of 32 bits); int 0x80; ret
    run(b'\xb8\x02\x00\x00\x00\xcd\x80\xc3')
    raise ValueError('it was answered')
