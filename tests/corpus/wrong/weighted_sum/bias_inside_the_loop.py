# expect: bias_for_every_input
import numpy as np

def weighted_sum(x, w, b=0.0):
    if x.ndim == 2:
        return np.array([weighted_sum(row, w, b) for row in x])
    s = 0.0
    for i in range(len(x)):
        s += float(x[i]) * float(w[i]) + b
    return s

def layer(x, W, b):
    return x @ W + b
