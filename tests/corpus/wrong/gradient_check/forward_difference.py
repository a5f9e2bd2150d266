# expect: one_sided
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    params = {k: v.astype(np.float64) for k, v in params.items()}
    errors = {}
    for key, p in params.items():
        g = np.zeros(p.shape)
        here = f(params)
        for idx in np.ndindex(p.shape):
            old = p[idx]
            p[idx] = old + h
            g[idx] = (f(params) - here) / h
            p[idx] = old
        errors[key] = rel_error(grads[key], g)
    return errors
