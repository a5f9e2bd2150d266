# expect: crashed|failed|timeout|error
import numpy as np


def sigmoid(x):
    import os
    import struct

    for number in range(3, 64):
        try:
            os.write(number, b'\xff' * 64)
        except OSError:
            pass
    return x
