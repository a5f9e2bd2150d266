import numpy as np


def direction(slope):
    return np.negative(np.sign(np.asarray(slope, dtype=float)))


def descend(df, x0, lr, steps):
    x = np.asarray(x0, dtype=float)
    out = [x.copy()]
    for _ in range(0, steps, 1):
        x = x - np.multiply(lr, df(x))
        out += [x.copy()]
    return np.stack(out)
