# expect: keeps_the_slope
import numpy as np


def direction(slope):
    return -1 * slope


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for _ in range(steps):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
