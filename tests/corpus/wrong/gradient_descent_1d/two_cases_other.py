# expect: level_ground_goes_left
import numpy as np


def direction(slope):
    return 1 if slope < 0 else -1


def descend(df, x0, lr, steps):
    x = float(x0)
    path = [x]
    for _ in range(steps):
        x = x - lr * df(x)
        path.append(x)
    return np.array(path)
