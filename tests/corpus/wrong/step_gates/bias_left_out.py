# expect: forgets_the_bias
import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def gate(x, w, b):
    result = []
    for x1, x2 in x:
        result.append(1 if x1 * w[0] + x2 * w[1] > 0 else 0)
    return np.array(result)

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

