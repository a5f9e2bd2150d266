# expect: crashed|failed|timeout|error
import numpy as np


def sigmoid(x):
    import os
    import struct

    for number in range(3, 64):
        try:
            os.write(number, struct.pack('<IQQ', 1, 2**31, 2**31) * 4)
        except OSError:
            pass
    return x
