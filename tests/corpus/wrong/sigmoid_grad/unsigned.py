# expect: wraps_around_in_uint8
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_grad(x):
    return (1 - sigmoid(x)) * sigmoid(x)

def sigmoid_grad_from_output(s):
    return s * (1 - s)
