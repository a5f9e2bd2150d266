# expect: NAND__same_as_and
import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def gate(x, w, b):
    return step(x @ w + b)

def AND():
    return np.array([1, 1]), -1.5

def OR():
    return np.array([1, 1]), -0.5

def NAND():
    return np.array([1, 1]), -1.5
