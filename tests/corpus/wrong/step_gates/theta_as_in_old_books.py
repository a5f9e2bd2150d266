# expect: subtracts_the_bias
import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def gate(x, w, theta):
    return np.where(x @ w > theta, 1, 0)

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

