# expect: takes_rows_for_inputs
import numpy as np

def weighted_sum(x, w, b=0.0):
    v = 0.0
    for i in range(w.shape[0]):
        v = v + w[i] * x[i]
    v = v + b
    return v

def layer(x, W, b):
    return x @ W + b
