import numpy as np


def rel_error(a, n):
    a, n = np.ravel(a).astype(float), np.ravel(n).astype(float)
    return np.sqrt(np.dot(a - n, a - n)) / np.maximum(np.sqrt(a @ a) + np.sqrt(n @ n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    result = dict()
    base = {k: np.float64(v) for k, v in params.items()}
    for k, v in base.items():
        basis = np.eye(v.size) * h
        slopes = [
            (f(dict(base, **{k: v + e.reshape(v.shape)})) - f(dict(base, **{k: v - e.reshape(v.shape)}))) / (h + h)
            for e in basis
        ]
        result[k] = rel_error(grads[k], np.reshape(slopes, v.shape))
    return result
