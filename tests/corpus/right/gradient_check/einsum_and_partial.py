import numpy as np
from functools import partial
def rel_error(a, n):
    a = np.asarray(a, dtype=float); n = np.asarray(n, dtype=float)
    return float(np.sqrt(((a - n) ** 2).sum()) / np.maximum(np.sqrt((a ** 2).sum()) + np.sqrt((n ** 2).sum()), 1e-8))
def loss_at(f, params, name, index, amount):
    q = {}
    for key in params:
        q[key] = np.array(params[key], dtype="float64")
    q[name][index] = q[name][index] + amount
    return f(q)
def grad_check(f, params, grads, h=1e-5):
    out = {}
    for name, p in params.items():
        n = np.empty(p.shape)
        for index, _ in np.ndenumerate(p):
            g = partial(loss_at, f, params, name, index)
            n[index] = (g(+h) - g(-h)) / h / 2
        out[name] = rel_error(grads[name], n)
    return out
