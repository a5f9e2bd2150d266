# expect: none
import numpy as np
def direction(slope):
    if slope > 0.01: return -1
    if slope < -0.01: return 1
    return 0
def descend(df, x0, lr, steps):
    xs = [float(x0)]
    for i in range(steps):
        xs.append(xs[-1] - lr * df(xs[-1]))
    return np.array(xs)
