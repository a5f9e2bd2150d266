from functools import reduce
import itertools
import math
import numpy as np


def rel_error(a, n):
    size = lambda v: math.sqrt(math.fsum(float(e) ** 2 for e in np.asarray(v).flatten()))
    return size(np.asarray(a, float) - np.asarray(n, float)) / max(size(a) + size(n), 1e-8)


def grad_check(f, params, grads, h=1e-5):
    def measured(name):
        p = params[name].astype(float)
        g = np.zeros(p.shape)
        others = {k: v.astype(float) for k, v in params.items() if k != name}
        for place in itertools.product(*[range(s) for s in p.shape]):
            up, down = p.copy(), p.copy()
            up[place] += h
            down[place] -= h
            others[name] = up
            top = f(others)
            others[name] = down
            g[place] = (top - f(others)) / (2.0 * h)
        return g

    return reduce(lambda d, k: {**d, k: rel_error(grads[k], measured(k))}, params, {})
