# expect: forgets_the_biases
import numpy as np

def weighted_sum(x, w, b=0.0):
    return x @ w + b

def layer(x, W, b):
    rows = []
    for sample in x:
        rows.append([np.sum(sample * W[:, j]) for j in range(W.shape[1])])
    return np.array(rows).reshape(x.shape[0], W.shape[1])
