# expect: divides_by_h
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        grad[i] = (f(x + e) - f(x - e)) / h
    return grad
