# expect: returns_the_end
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    x = x0
    for i in range(steps):
        x = x - lr * df(x)
    return float(x)
