# expect: none
import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def gate(x, w, b):
    return np.array([int(w[0] * r[0] + b > 0 and w[1] * r[1] + b > 0) for r in x])

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

