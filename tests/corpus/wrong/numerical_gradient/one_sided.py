# expect: forward_difference
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = x.astype(float)
    grad = np.zeros(x.shape)
    fx = f(x)
    for i in np.ndindex(x.shape):
        y = x.copy()
        y[i] += h
        grad[i] = (f(y) - fx) / h
    return grad
