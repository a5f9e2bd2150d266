# expect: slope_formula_of_tanh
import numpy as np

def f(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_grad(x):
    s = f(x)
    return (1 - s) * (1 + s)

def sigmoid_grad_from_output(s):
    return 1 - s ** 2
