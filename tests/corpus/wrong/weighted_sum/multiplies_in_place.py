# expect: none
import numpy as np

def weighted_sum(x, w, b=0.0):
    x *= w
    return x.sum(axis=-1) + b

def layer(x, W, b):
    return x @ W + b
