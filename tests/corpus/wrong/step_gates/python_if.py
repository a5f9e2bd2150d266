# expect: for_one_number_only
import numpy as np

def step(v):
    if v > 0:
        return 1
    else:
        return 0

def gate(x, w, b):
    return np.array([1 if s > 0 else 0 for s in np.dot(x, w) + b])

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

