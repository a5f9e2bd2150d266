# expect: none
import numpy as np
def direction(slope):
    return -int(np.sign(slope))
def descend(df, x0, lr, steps):
    xs = [[float(x0)]]
    for _ in range(steps):
        xs.append([xs[-1][0] - lr * df(xs[-1][0])])
    return np.array(xs)
