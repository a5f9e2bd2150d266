import numpy as np


def direction(slope):
    d = {True: -1, False: 1}
    if slope == 0:
        return 0
    return d[slope > 0]


def descend(df, x0, lr, steps):
    path = np.array([x0])
    for k in range(steps):
        slope = df(path[-1])
        path = np.append(path, path[-1] + direction(slope) * lr * abs(slope))
    return path.astype(float)
