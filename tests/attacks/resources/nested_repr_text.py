# expect: error|memory|crashed
import numpy as np


def sigmoid(x):
    nested = []
    for _ in range(10**5):
        nested = [nested]
    return repr(nested)
