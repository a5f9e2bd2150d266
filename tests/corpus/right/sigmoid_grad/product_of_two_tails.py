import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-1.0 * x))

def sigmoid_grad(x):
    x = 1.0 * x
    return sigmoid(x) * sigmoid(-x)

def sigmoid_grad_from_output(s):
    return (1 - s) * s
