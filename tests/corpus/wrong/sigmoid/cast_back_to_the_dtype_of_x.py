# expect: result_in_an_integer_array
import numpy as np

def sigmoid(x):
    y = 1 / (1 + np.exp(-x.astype(float)))
    return y.astype(x.dtype)
