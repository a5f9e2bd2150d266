import numpy as np

def weighted_sum(x, w, b=0.0):
    v = np.array(x, dtype=float)
    v *= w
    v = np.add.reduce(v, axis=v.ndim - 1)
    v += b
    return v

def layer(inputs, weights, biases):
    out = np.empty((len(inputs), len(biases)))
    out[:] = biases
    out += np.matmul(inputs, weights)
    return out
