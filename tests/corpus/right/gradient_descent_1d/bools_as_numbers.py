import numpy as np
def direction(slope):
    return (slope < 0) - (slope > 0)
def descend(df, x0, lr, steps):
    out = np.empty(1 + steps)
    out[:] = x0
    for i in range(1, 1 + steps):
        out[i:] = out[i - 1] + lr * -df(out[i - 1])
    return out
