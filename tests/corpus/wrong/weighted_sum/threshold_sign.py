# expect: subtracts_the_bias
import numpy as np

def weighted_sum(x, w, theta=0.0):
    return np.dot(x, w) - theta

def layer(x, W, b):
    return x @ W + b
