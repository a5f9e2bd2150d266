import numpy as np


def numerical_gradient(f, x, h=1e-4):
    if x.dtype != np.float64:
        return numerical_gradient(f, x.astype(np.float64), h)
    g = np.zeros(x.shape)
    for idx in np.ndindex(*x.shape):
        keep = x[idx]
        try:
            x[idx] = keep + h
            up = f(x)
            x[idx] = keep - h
            down = f(x)
        finally:
            x[idx] = keep
        g[idx] = (up - down) / (2 * h)
    return g
