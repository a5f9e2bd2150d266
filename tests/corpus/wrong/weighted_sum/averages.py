# expect: none
import numpy as np

def weighted_sum(x, w, b=0.0):
    return np.mean(x * w, axis=-1) + b

def layer(x, W, b):
    return x @ W + b
