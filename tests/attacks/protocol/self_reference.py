# expect: failed|error|crashed|memory|timeout
import numpy as np


def sigmoid(x):
    nested = []
    nested.append(nested)
    return nested
