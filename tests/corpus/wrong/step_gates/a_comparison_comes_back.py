# expect: true_and_false
import numpy as np

def step(v):
    return v > 0

def gate(x, w, b):
    return (np.dot(x, w) + b > 0) * 1

def AND():
    return np.array([0.5, 0.5]), -0.7

def OR():
    return np.array([0.5, 0.5]), -0.2

def NAND():
    return np.array([-0.5, -0.5]), 0.7

