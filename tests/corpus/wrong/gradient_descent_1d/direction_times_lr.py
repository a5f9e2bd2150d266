# expect: only_the_sign
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for _ in range(steps):
        x = x + lr * direction(df(x))
        path.append(x)
    return np.array(path)
