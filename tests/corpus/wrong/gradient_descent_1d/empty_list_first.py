# expect: leaves_out_the_start
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    path = []
    x = float(x0)
    for i in range(steps):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
