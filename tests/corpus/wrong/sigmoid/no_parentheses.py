# expect: missing_parentheses
import numpy as np

def sigmoid(x):
    exponent = -x
    return 1/1+np.exp(exponent)
