import numpy as np
def direction(s):
    return [0, -1, 1][int(np.sign(s))]
def descend(df, x0, lr, steps):
    path = np.array([x0], dtype="float64")
    for _ in range(steps):
        here = path[-1]
        path = np.concatenate([path, [here - lr * df(here)]])
    return path
