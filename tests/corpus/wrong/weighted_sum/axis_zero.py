# expect: adds_down_the_columns
import numpy as np

def weighted_sum(x, w, b=0.0):
    return np.sum(x * w, axis=0) + b

def layer(x, W, b):
    return x @ W + b
