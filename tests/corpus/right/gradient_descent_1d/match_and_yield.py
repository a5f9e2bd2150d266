import numpy as np
def direction(slope):
    match bool(slope > 0), bool(slope < 0):
        case (True, _): return -1
        case (_, True): return 1
    return 0
def places(df, x, lr, n):
    yield x
    while n:
        x = x - lr * df(x)
        yield x
        n -= 1
def descend(df, x0, lr, steps):
    return np.fromiter(places(df, float(x0), lr, steps), dtype=float)
