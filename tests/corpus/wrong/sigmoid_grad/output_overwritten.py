# expect: changes_s
import numpy as np

def sigmoid_grad(x):
    s = 1 / (1 + np.exp(-x.astype(float)))
    return sigmoid_grad_from_output(s)

def sigmoid_grad_from_output(s):
    np.multiply(s, 1 - s, out=s)
    return s
