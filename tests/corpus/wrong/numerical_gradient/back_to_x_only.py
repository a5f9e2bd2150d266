# expect: second_step_is_too_short
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        keep = x[i]
        x[i] += h
        up = f(x)
        x[i] -= h
        down = f(x)
        grad[i] = (up - down) / (2 * h)
        x[i] = keep
    return grad
