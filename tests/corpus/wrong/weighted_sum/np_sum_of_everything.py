# expect: one_number_for_all_rows
import numpy as np

def weighted_sum(x, w, b=0.0):
    return np.sum(np.multiply(x, w)) + b

def layer(x, W, b):
    return x @ W + b
