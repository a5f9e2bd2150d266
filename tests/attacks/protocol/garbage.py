# expect: crashed|failed|timeout|error
import numpy as np


def sigmoid(x):
    import os
    import struct

    for number in range(3, 64):
        try:
            os.write(number, os.urandom(4096))
        except OSError:
            pass
    return x
