# expect: none
import numpy as np
def rel_error(a, n):
    return np.linalg.norm(a-n) / max(np.linalg.norm(a)+np.linalg.norm(n), 1e-8)
def grad_check(f, params, grads, h=1e-5):
    out = {}
    for k, p in params.items():
        p = p.astype(float); n = np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            o = p[i]; p[i] = o+h; u = f(p); p[i] = o-h; d = f(p); p[i] = o
            n[i] = (u-d)/(2*h)
        out[k] = rel_error(grads[k], n)
    return out
