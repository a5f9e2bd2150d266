# expect: none
import numpy as np

def sigmoid_grad(x):
    s = 1 / (1 + np.exp(-x.astype(float)))
    return np.sum(s * (1 - s))

def sigmoid_grad_from_output(s):
    return np.sum(s * (1 - s))
