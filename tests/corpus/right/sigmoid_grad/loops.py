import math
import numpy as np

def _slope(v):
    if abs(v) > 700:
        return 0.0
    s = 1 / (1 + math.exp(-v))
    return s * (1 - s)

def sigmoid_grad(x):
    out = np.empty(x.shape, dtype=float)
    for index in np.ndindex(x.shape):
        out[index] = _slope(float(x[index]))
    return out

def sigmoid_grad_from_output(s):
    out = np.empty(s.shape, dtype=float)
    for index in np.ndindex(s.shape):
        out[index] = s[index] * (1 - s[index])
    return out
