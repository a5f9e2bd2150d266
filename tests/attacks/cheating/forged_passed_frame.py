# expect: crashed
import numpy as np


def sigmoid(x):
    import os
    for number in range(3, 64):
        try:
            os.write(number, b'passed' * 100)
        except OSError:
            pass
    return x
