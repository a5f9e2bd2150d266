# expect: minus_below_the_bar
import numpy as np

def sigmoid(x):
    denominator = -np.exp(-x) + 1
    return np.divide(1, denominator)
