import numpy as np
def numerical_gradient(f, x, h=1e-4):
    saved = x.copy()
    work = x.astype(np.float64)
    g = np.zeros(x.shape)
    it = np.nditer(work, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        work[...] = saved
        work[i] += h
        a = f(work)
        work[...] = saved
        work[i] -= h
        g[i] = (a - f(work)) / (2 * h)
        it.iternext()
    return g
