import numpy as np

def step(v):
    return (v > 0).astype(int)

def gate(x, w, b):
    return step(np.dot(x, w) + b)

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7
