# expect: failed
import numpy as np


def sigmoid(x):
    import os
    for number in range(64):
        try:
            os.close(number)
        except OSError:
            pass
