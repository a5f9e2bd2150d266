# expect: takes_x_for_an_output
import numpy as np

def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))

def sigmoid_grad(x):
    return nonlin(x, deriv=True)

def sigmoid_grad_from_output(s):
    return nonlin(s, deriv=True)
