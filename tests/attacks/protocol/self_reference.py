# expect: failed
import numpy as np


def sigmoid(x):
    nested = []
    nested.append(nested)
    return nested
