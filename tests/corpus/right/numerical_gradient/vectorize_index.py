import numpy as np
import itertools
def numerical_gradient(f, x, h=1e-4):
    grad = {}
    for idx in itertools.product(*map(range, x.shape)):
        def at(delta):
            y = np.array(x, dtype=float, copy=True)
            y[idx] += delta
            return f(y)
        grad[idx] = (at(h) - at(-h)) / (2*h)
    out = np.zeros(x.shape)
    for idx, value in grad.items():
        out[idx] = value
    return out
