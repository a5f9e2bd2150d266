import numpy as np
def numerical_gradient(f, x, h=1e-4):
    n = x.size
    E = np.eye(n).reshape((n,) + x.shape) * h
    base = 1.0 * x.astype(float)
    diffs = [f(base + e) - f(base - e) for e in E]
    return (np.array(diffs) / (2 * h)).reshape(x.shape)
