import numpy as np
import copy
def norm(z): return float(np.sum(np.asarray(z, dtype=np.float64) ** 2) ** 0.5)
def rel_error(a, n):
    top = norm(np.asarray(a, float) - np.asarray(n, float)); bottom = norm(a) + norm(n)
    return top / (bottom if bottom > 1e-8 else 1e-8)
def grad_check(f, params, grads, h=1e-5):
    result = {}
    for name in list(params):
        work = copy.deepcopy({k: v.astype(np.float64) for k, v in params.items()})
        flat = work[name].reshape(-1)
        slopes = []
        for i in range(flat.size):
            old = float(flat[i])
            flat[i] = old + h; plus = f(work)
            flat[i] = old - h; minus = f(work)
            flat[i] = old
            slopes.append((plus - minus) / (2 * h))
        result[name] = rel_error(grads[name], np.reshape(slopes, params[name].shape))
    return result
