import numpy as np


def slope(g, t, h):
    return (g(t + h) - g(t - h)) / (2 * h)


def numerical_gradient(f, x, h=1e-4):
    base = np.asarray(x, dtype=float)

    def along(k):
        def g(t):
            moved = base.flatten()
            moved[k] = t
            return f(moved.reshape(base.shape))
        return g

    flat = base.flatten()
    return np.array([slope(along(k), flat[k], h) for k in range(flat.size)]).reshape(base.shape)
