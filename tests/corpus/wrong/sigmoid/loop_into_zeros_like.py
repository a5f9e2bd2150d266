# expect: result_in_an_integer_array
import math
import numpy as np

def sigmoid(x):
    out = np.zeros_like(x)
    for i in range(x.size):
        v = float(x.flat[i])
        out.flat[i] = 1 / (1 + math.exp(-v)) if v > -700 else 0.0
    return out
