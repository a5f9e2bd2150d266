import numpy as np

def direction(slope):
    if slope > 0:
        return -1
    elif slope < 0:
        return 1
    else:
        return 0

def descend(df, x0, lr, steps):
    x = float(x0)
    x_vals = [x]
    for _ in range(steps):
        x = x - lr * df(x)
        x_vals.append(x)
    return np.array(x_vals)
