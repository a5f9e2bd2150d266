# expect: memory|timeout
import numpy as np


def sigmoid(x):
    return 'x' * (400 << 20)
