# expect: none
import numpy as np

def s(x):
    return 1 / (1 + np.exp(-x.astype(float)))

def sigmoid_grad(x):
    h = 1e-2
    return (s(x + h) - s(x)) / h

def sigmoid_grad_from_output(s):
    return s * (1 - s)
