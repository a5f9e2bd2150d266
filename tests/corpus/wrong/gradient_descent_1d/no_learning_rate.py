# expect: forgets_the_learning_rate
import numpy as np


def direction(slope):
    return -int(np.sign(slope))


def descend(df, x0, lr, steps):
    x_vals = [float(x0)]
    for _ in range(steps):
        x_vals.append(x_vals[-1] - df(x_vals[-1]))
    return np.array(x_vals)
