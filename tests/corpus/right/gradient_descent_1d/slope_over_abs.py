import numpy as np
def direction(slope):
    try:
        return int(-slope / abs(slope))
    except ZeroDivisionError:
        return 0
def descend(df, x0, lr, steps):
    x, xs = x0, []
    for step in range(steps + 1):
        xs += [x]
        if step < steps:
            x = x - lr * df(x)
    return np.asarray(xs, float)
