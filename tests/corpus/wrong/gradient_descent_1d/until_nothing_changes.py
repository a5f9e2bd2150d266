# expect: none
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for _ in range(steps):
        new = x - lr * df(x)
        if new == x:
            break
        x = new
        path.append(x)
    return np.array(path)
