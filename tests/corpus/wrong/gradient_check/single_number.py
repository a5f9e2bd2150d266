# expect: none
import numpy as np
def rel_error(a, n):
    return np.linalg.norm(a-n) / max(np.linalg.norm(a)+np.linalg.norm(n), 1e-8)
def grad_check(f, params, grads, h=1e-5):
    base = {k: v.astype(float) for k, v in params.items()}; out = {}
    for k, p in base.items():
        n = np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            o = p[i]; p[i] = o+h; u = f(base); p[i] = o-h; d = f(base); p[i] = o
            n[i] = (u-d)/(2*h)
        out[k] = rel_error(grads[k], n)
    return max(out.values())
