# expect: one_step_short
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for i in range(steps - 1):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
