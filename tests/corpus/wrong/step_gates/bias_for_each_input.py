# expect: none
import numpy as np
def step(v): return (v > 0).astype(int)
def gate(x, w, b): return step((x * w + b).sum(axis=1))

def AND(): return np.array([1.0, 1.0]), -1.5
def OR(): return np.array([1.0, 1.0]), -0.5
def NAND(): return np.array([-1.0, -1.0]), 1.5

