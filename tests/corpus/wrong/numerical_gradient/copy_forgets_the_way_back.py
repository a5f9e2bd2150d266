# expect: copy_never_put_back
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        x[idx] += h
        a = f(x)
        x[idx] -= 2 * h
        b = f(x)
        grad[idx] = (a - b) / (2 * h)
    return grad
