# expect: decides_first
import numpy as np


def bce(p, t, delta=1e-7):
    costs = [-np.log(a + delta) if b > 0.5 else -np.log(1 - a + delta) for a, b in zip(p, t)]
    return sum(costs) / len(costs)


def bce_grad(p, t, delta=1e-7):
    return ((1 - t) / (1 - p + delta) - t / (p + delta)) / len(p)
