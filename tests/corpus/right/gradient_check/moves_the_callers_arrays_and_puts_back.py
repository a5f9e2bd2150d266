import numpy as np


def length(v):
    return np.sqrt((np.asarray(v, dtype=float) ** 2).sum())


def rel_error(a, n):
    bottom = length(a) + length(n)
    if bottom < 1e-8:
        bottom = 1e-8
    return length(np.asarray(a, dtype=float) - n) / bottom


def grad_check(f, params, grads, h=1e-5):
    errors = {}
    if any(p.dtype == np.float32 for p in params.values()):
        params = {k: np.array(p, dtype=float) for k, p in params.items()}
    for name, p in params.items():
        slopes = []
        for i in range(p.size):
            p.flat[i] += h
            up = f(params)
            p.flat[i] -= 2 * h
            down = f(params)
            p.flat[i] += h
            slopes.append((up - down) / (2 * h))
        errors[name] = rel_error(grads[name], np.array(slopes).reshape(p.shape))
    return errors
