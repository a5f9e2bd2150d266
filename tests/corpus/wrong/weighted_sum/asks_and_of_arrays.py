# expect: none
import numpy as np
def weighted_sum(x, w, b=0.0):
    if x and w.any():
        return x @ w + b
    return b
def layer(x, W, b): return x @ W + b
