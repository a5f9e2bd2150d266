# expect: none
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


path = []


def descend(df, x0, lr, steps):
    x = float(x0)
    path.append(x)
    for _ in range(steps):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
