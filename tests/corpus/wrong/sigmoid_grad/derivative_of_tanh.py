# expect: slope_of_tanh
import numpy as np

def sigmoid_grad(x):
    return 1 / np.cosh(x) ** 2

def sigmoid_grad_from_output(s):
    return s * (1 - s)
