# expect: none
import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def gate(x, w, b):
    return step(x @ w + b)

def AND():
    return 0.5, 0.5, -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

