import numpy as np

def step(v):
    return np.where(v <= 0, 0, 1)

def gate(x, w, b):
    x1 = x[:, 0]
    x2 = x[:, 1]
    return step(w[0] * x1 + w[1] * x2 + b)

def AND():
    return np.array([0.4, 0.6]), -0.8

def OR():
    return np.array([5.0, 7.0]), -1.0

def NAND():
    return np.array([-0.4, -0.6]), 0.8
