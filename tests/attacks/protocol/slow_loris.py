# expect: crashed|failed|timeout|error
import numpy as np


def sigmoid(x):
    import os
    import struct

    for number in range(3, 64):
        try:
            os.write(number, b'S')
            __import__('time').sleep(0.2)
        except OSError:
            pass
    return x
