import numpy as np
def numerical_gradient(f, x, h=1e-4):
    flat = x.astype(float).ravel()
    g = np.empty_like(flat)
    for i, v in enumerate(flat.copy()):
        flat[i] = v + h; a = f(flat.reshape(x.shape))
        flat[i] = v - h; b = f(flat.reshape(x.shape))
        flat[i] = v
        g[i] = (a - b) / 2 / h
    return g.reshape(x.shape)
