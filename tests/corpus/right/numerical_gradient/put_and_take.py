import numpy as np
def numerical_gradient(f, x, h=1e-4):
    p = np.ascontiguousarray(x, dtype=float)
    if p is x or np.shares_memory(p, x):
        p = p.copy()
    g = np.zeros(p.shape)
    for k in range(p.size):
        old = p.flat[k]
        p.flat[k] = old + h
        up = f(p)
        p.flat[k] = old - h
        down = f(p)
        p.flat[k] = old
        g.flat[k] = (up - down) / (2.0 * h)
    return g
