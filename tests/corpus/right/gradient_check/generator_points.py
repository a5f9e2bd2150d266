import numpy as np
def rel_error(a, n):
    a, n = np.ravel(a).astype(float), np.ravel(n).astype(float)
    length = lambda v: np.sqrt(v @ v)
    return length(a - n) / max(length(a) + length(n), 1e-8)
def neighbours(p, h):
    for i in np.ndindex(*p.shape):
        up, down = p.astype(float), p.astype(float)
        up[i] += h; down[i] -= h
        yield i, up, down
def grad_check(f, params, grads, h=1e-5):
    errors = dict.fromkeys(params)
    base = {k: np.array(v, float) for k, v in params.items()}
    for k in params:
        n = np.zeros(np.shape(params[k]))
        for i, up, down in neighbours(base[k], h):
            n[i] = (f(base | {k: up}) - f(base | {k: down})) / (2 * h)
        errors[k] = rel_error(grads[k], n)
    return errors
