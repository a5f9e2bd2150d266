# expect: climbs
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    path = [float(x0)]
    x = x0
    for i in range(steps):
        x += lr * df(x)
        path.append(x)
    return np.array(path)
