# expect: none
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    errors = {}
    for key in params:
        p = params[key].astype(float)
        g = np.zeros(len(p))
        for i in range(len(p)):
            up, down = p.copy(), p.copy()
            up[i] += h
            down[i] -= h
            g[i] = (f({**params, key: up}) - f({**params, key: down})) / (2 * h)
        errors[key] = rel_error(grads[key], g.reshape(-1, *[1] * (p.ndim - 1)) * np.ones(p.shape))
    return errors
