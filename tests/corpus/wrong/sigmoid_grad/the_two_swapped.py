# expect: takes_x_for_an_output
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_grad(x):
    return x * (1 - x)

def sigmoid_grad_from_output(s):
    return sigmoid(s) * (1 - sigmoid(s))
