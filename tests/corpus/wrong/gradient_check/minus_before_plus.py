# expect: lower_minus_upper
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    p = {k: v.astype(float) for k, v in params.items()}
    errors = {}
    for k in p:
        g = np.zeros(p[k].shape)
        for i in np.ndindex(g.shape):
            keep = p[k][i]
            p[k][i] = keep - h
            first = f(p)
            p[k][i] = keep + h
            second = f(p)
            p[k][i] = keep
            g[i] = (first - second) / (2 * h)
        errors[k] = rel_error(grads[k], g)
    return errors
