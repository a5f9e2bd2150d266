# expect: is_tanh
import numpy as np

def sigmoid(x):
    a, b = np.exp(x), np.exp(-x)
    return (a - b) / (a + b)
