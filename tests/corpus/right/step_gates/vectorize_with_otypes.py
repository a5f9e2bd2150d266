import numpy as np
step = np.vectorize(lambda e: 1.0 if e > 0 else 0.0, otypes=[float])

def gate(x, w, b):
    return step(x @ w + b)
 
def AND(): return np.array([1.0, 1.0]), -1.5
def OR(): return np.array([1.0, 1.0]), -0.5
def NAND(): return np.array([-1.0, -1.0]), 1.5

