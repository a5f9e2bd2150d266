# expect: weights_along_the_rows
import numpy as np

def weighted_sum(x, w, b=0.0):
    return x @ w + b

def layer(x, W, b):
    return np.matmul(x, W.transpose()) + b
