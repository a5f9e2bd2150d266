# expect: none
import numpy as np

def sigmoid(x):
    return np.maximum(0, x)
