import numpy as np


def step(v):
    return np.heaviside(v.astype(float), 0.0)


def gate(x, w, b):
    return np.heaviside(np.einsum("ni,i->n", x, w) + b, 0)


def AND():
    return (np.array([3.0, 1.0]), -3.5)


def OR():
    return (np.array([3.0, 1.0]), -0.25)


def NAND():
    return (np.array([-3.0, -1.0]), 3.5)
