# expect: failed|memory|timeout
import numpy as np


def sigmoid(x):
    nested = []
    for _ in range(10**6):
        nested = [nested]
    return nested
