# expect: is_absolute
import numpy as np


def rel_error(a, n):
    diff = a - n
    return np.sqrt(np.sum(diff ** 2))


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
    return {k: rel_error(grads[k], slopes_of(f, params, k, h)) for k in params}

