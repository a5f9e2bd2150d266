# expect: overflows_to_nan
import numpy as np

def sigmoid_grad(x):
    e = np.exp(-x)
    below = (1 + e) * (1 + e)
    return e / below

def sigmoid_grad_from_output(s):
    return s * (1 - s)
