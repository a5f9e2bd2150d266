import math
import numpy as np
def direction(slope):
    if slope == 0:
        return 0.0
    return -math.copysign(1, slope)
def descend(df, x0, lr, steps):
    history = {0: x0 * 1.0}
    for k in range(steps):
        history[k + 1] = history[k] - lr * df(history[k])
    return np.array(list(history.values()))
