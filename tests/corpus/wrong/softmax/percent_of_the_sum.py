# expect: without_exp
import numpy as np


def softmax(x):
    total = x.sum(axis=-1, keepdims=True)
    return x / total
