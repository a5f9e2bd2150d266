# expect: applies_sigmoid_again
import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * (np.tanh(x / 2) + 1)

def sigmoid_grad(x):
    s = sigmoid(x)
    return s * (1 - s)

def sigmoid_grad_from_output(s):
    return sigmoid_grad(s)
