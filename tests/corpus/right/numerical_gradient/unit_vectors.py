import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=np.float64)
    n = x.size
    grad = np.empty(n)
    for i in range(n):
        e = np.zeros(n)
        e[i] = h
        e = e.reshape(x.shape)
        grad[i] = (f(x + e) - f(x - e)) / (2 * h)
    return grad.reshape(x.shape)
