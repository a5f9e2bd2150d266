# expect: none
import numpy as np

def step(v):
    v[v > 0] = 1
    v[v <= 0] = 0
    return v

def gate(x, w, b):
    return step(x @ w + b)

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

