# expect: samples_in_columns
import numpy as np

def weighted_sum(x, w, b=0.0):
    return x @ w + b

def layer(x, W, b):
    return W.T.dot(x.T) + b.reshape(-1, 1)
