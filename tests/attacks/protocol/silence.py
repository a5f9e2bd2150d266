# expect: timeout
# It takes every question off the channel, and answers none.
import sys


def sigmoid(x):
    frame = sys._getframe()
    while 'nonce' not in frame.f_locals:
        frame = frame.f_back
    while True:
        frame.f_locals['self']._read(1 << 16)
