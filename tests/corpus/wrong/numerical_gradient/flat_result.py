# expect: loses_the_shape
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    out = []
    for idx, v in np.ndenumerate(x):
        p, m = x.copy(), x.copy()
        p[idx] = v + h
        m[idx] = v - h
        out.append((f(p) - f(m)) / (2 * h))
    return np.array(out)
