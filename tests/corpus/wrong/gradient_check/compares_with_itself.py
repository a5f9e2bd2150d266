# expect: never_fails
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def slopes_of(f, params, key, h):
    params = {k: v.astype(np.float64) for k, v in params.items()}
    p = params[key]
    g = np.zeros(p.shape)
    for idx in np.ndindex(p.shape):
        old = p[idx]
        p[idx] = old + h
        up = f(params)
        p[idx] = old - h
        down = f(params)
        p[idx] = old
        g[idx] = (up - down) / (2 * h)
    return g


def grad_check(f, params, grads, h=1e-5):
    numeric = {k: slopes_of(f, params, k, h) for k in params}
    return {k: rel_error(numeric[k], numeric[k]) for k in params}
