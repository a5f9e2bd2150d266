# expect: failed
import numpy as np


def sigmoid(x):
    return 10 ** 100000
