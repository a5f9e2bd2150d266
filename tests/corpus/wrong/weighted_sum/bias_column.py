# expect: biases_down_the_samples
import numpy as np

def weighted_sum(x, w, b=0.0):
    return x @ w + b

def layer(x, W, b):
    b = b[:, None]
    return np.dot(x, W) + b
