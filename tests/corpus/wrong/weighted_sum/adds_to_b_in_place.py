# expect: none
import numpy as np
def weighted_sum(x, w, b):
    return x @ w + b
def layer(x, W, b):
    b += x @ W
    return b
