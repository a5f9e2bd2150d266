import itertools
import numpy as np

direction = lambda slope: int(-np.sign(slope))


def descend(df, x0, lr, steps):
    walk = itertools.accumulate(range(steps), lambda x, _: x - lr * df(x), initial=x0)
    return np.fromiter(walk, dtype=np.float64)
