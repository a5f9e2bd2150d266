# expect: returns_a_list
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    path = [float(x0)]
    for _ in range(steps):
        path.append(path[-1] - lr * df(path[-1]))
    return path
