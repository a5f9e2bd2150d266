# expect: products_not_added
import numpy as np

def weighted_sum(x, w, b=0.0):
    v = x * w
    v = v + b
    return v

def layer(x, W, b):
    return x @ W + b
