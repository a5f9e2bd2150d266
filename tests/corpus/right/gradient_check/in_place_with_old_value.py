import numpy as np


def rel_error(a, n):
    return np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    params = {k: v.astype(np.float64) for k, v in params.items()}
    out = {}
    for key in params:
        p = params[key]
        num = np.zeros_like(p)
        it = np.nditer(p, flags=["multi_index"], op_flags=["readwrite"])
        while not it.finished:
            idx = it.multi_index
            tmp_val = p[idx]
            p[idx] = tmp_val + h
            fxh1 = f(params)
            p[idx] = tmp_val - h
            fxh2 = f(params)
            num[idx] = (fxh1 - fxh2) / (2 * h)
            p[idx] = tmp_val
            it.iternext()
        out[key] = rel_error(grads[key], num)
        print(key, out[key])
    return out
