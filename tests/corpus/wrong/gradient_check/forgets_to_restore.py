# expect: does_not_put_back
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    errors = {}
    for key, p in params.items():
        g = np.zeros(p.shape)
        for idx in np.ndindex(p.shape):
            p[idx] += h
            up = f(params)
            p[idx] -= 2 * h
            down = f(params)
            g[idx] = (up - down) / (2 * h)
        errors[key] = rel_error(grads[key], g)
    return errors
