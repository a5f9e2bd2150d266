import numpy as np

def sigmoid(x):
    """sigma(x) = (1 + tanh(x/2)) / 2"""
    return (1 + np.tanh(np.asarray(x, dtype=np.float64) / 2)) / 2
