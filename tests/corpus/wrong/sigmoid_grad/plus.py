# expect: adds_instead
import numpy as np

def sigmoid_grad(x):
    s = 1 / (1 + np.exp(-x.astype(float)))
    return s + s ** 2

def sigmoid_grad_from_output(s):
    return s * (1 - s)
