# expect: whole_numbers
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    xs = np.array([x0] * (steps + 1))
    for i in range(1, steps + 1):
        xs[i] = xs[i - 1] - lr * df(xs[i - 1])
    return xs
