import numpy as np

def sigmoid_grad(x):
    s = np.array(x, dtype=np.float64)
    np.clip(s, -600, 600, out=s)
    np.negative(s, out=s)
    np.exp(s, out=s)
    s += 1
    s **= -1
    s *= 1 - s
    return s

def sigmoid_grad_from_output(s):
    s = s.copy()
    s *= 1 - s
    return s
