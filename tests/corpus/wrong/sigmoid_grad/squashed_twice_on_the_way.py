# expect: applies_sigmoid_twice
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x.astype(float)))

def sigmoid_grad_from_output(s):
    return sigmoid(s) * (1 - sigmoid(s))

def sigmoid_grad(x):
    return sigmoid_grad_from_output(sigmoid(x))
