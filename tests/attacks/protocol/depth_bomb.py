# expect: failed
import numpy as np


def sigmoid(x):
    nested = 1.0
    for _ in range(10**4):
        nested = (nested,)
    return nested
