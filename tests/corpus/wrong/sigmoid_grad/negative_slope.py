# expect: none
import numpy as np

def sigmoid_grad(x):
    s = 1 / (1 + np.exp(-x.astype(float)))
    return s * (s - 1)

def sigmoid_grad_from_output(s):
    return s * (s - 1)
