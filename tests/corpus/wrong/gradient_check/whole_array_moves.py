# expect: moves_everything_at_once
import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    params = {k: v.astype(np.float64) for k, v in params.items()}
    errors = {}
    for key in params:
        up = dict(params)
        up[key] = params[key] + h
        down = dict(params)
        down[key] = params[key] - h
        g = np.ones(params[key].shape) * (f(up) - f(down)) / (2 * h)
        errors[key] = rel_error(grads[key], g)
    return errors
