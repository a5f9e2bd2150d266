# expect: none
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    path = [float(x0)]
    for _ in range(steps):
        path.append(path[-1] - df(path[-1]) / lr)
    return np.array(path)
