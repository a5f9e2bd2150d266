# expect: failed
import numpy as np


def sigmoid(x):
    return [None] * 10**7
