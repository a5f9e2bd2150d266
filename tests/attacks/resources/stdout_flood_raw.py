# expect: timeout
import numpy as np


def sigmoid(x):
    import os
    while True:
        os.write(1, b'x' * 10000)
