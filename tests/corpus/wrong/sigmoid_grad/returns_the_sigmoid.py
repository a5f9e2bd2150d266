# expect: none
import numpy as np

def sigmoid_grad(x):
    return 1 / (1 + np.exp(-x.astype(float)))

def sigmoid_grad_from_output(s):
    return s
