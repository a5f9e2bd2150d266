import numpy as np


def direction(slope):
    return (slope < 0) - (slope > 0)


def descend(df, x0, lr, steps):
    here = np.array([x0], dtype=float)
    if steps == 0:
        return here
    return np.concatenate([here, descend(df, here[0] - lr * df(here[0]), lr, steps - 1)])
