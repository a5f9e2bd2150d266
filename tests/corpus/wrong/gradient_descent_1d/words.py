# expect: none
import numpy as np


def direction(slope):
    if slope > 0:
        return "left"
    return "right" if slope < 0 else "level"


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for _ in range(steps):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
