# expect: none
import numpy as np
def numerical_gradient(f, x, h=1e-4):
    p = x.astype(float); g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape); e[i] = h
        g[i] = (f(p + e) - f(p - e)) / (2*h)
    return g.T
