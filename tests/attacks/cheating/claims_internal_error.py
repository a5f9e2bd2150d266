# expect: error
# It would like the fault to be ours.
import struct
import sys

codec = sys.modules['grader.sandbox.codec']


def channel():
    """Return the jailed side's own object, and the nonce of the call that is being answered."""
    frame = sys._getframe()
    while 'nonce' not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals['self'], frame.f_locals['nonce']


def forge(body, length=None, kind=codec.REPLY):
    """Send a frame as it must be, up to its body."""
    child, nonce = channel()
    length = len(body) if length is None else length
    child._write(codec.HEADER.pack(codec.MAGIC, kind, nonce, length) + body)


def answer(value):
    """Return the body of a reply whose value is these bytes."""
    return b't' + struct.pack('<I', 6) + b'N' + value + codec.encode(([], '', [], 0.0))[5:]


def sigmoid(x):
    fault = codec.encode(('internal_error', 'InternalError', 'the grader failed', [], []))
    forge(b't' + struct.pack('<I', 6) + fault + codec.encode((None, [], '', [], 0.0))[5:])
    return None
