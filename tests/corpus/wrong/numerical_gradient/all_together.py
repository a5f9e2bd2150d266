# expect: moves_all_at_once
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = x.astype(float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x + h) - f(x - h)) / (2 * h)
    return grad
