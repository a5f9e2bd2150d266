# expect: asks_for_the_slope_once
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    grad = df(x0)
    x = float(x0)
    path = [x]
    for i in range(steps):
        x = x - lr * grad
        path.append(x)
    return np.array(path)
