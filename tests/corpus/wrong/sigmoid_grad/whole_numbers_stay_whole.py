# expect: none
import numpy as np

def sigmoid_grad(x):
    out = np.empty_like(x)
    for i in np.ndindex(x.shape):
        s = 1 / (1 + np.exp(-float(x[i])))
        out[i] = s * (1 - s)
    return out

def sigmoid_grad_from_output(s):
    return s * (1 - s)
