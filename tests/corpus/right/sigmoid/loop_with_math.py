import math
import numpy as np

def one(v):
    if v < -700:
        return 0.0
    return 1.0 / (1.0 + math.exp(-v))

def sigmoid(x):
    out = np.zeros(x.shape)
    for i in range(x.size):
        out.flat[i] = one(float(x.flat[i]))
    return out
