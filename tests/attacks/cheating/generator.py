# expect: failed
import numpy as np


def sigmoid(x):
    return (value for value in x)
