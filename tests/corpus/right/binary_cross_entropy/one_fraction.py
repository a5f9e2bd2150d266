import numpy as np
def bce(p, t, delta=1e-7):
    q = np.clip(p, delta, 1 - delta)
    return np.mean(-t * np.log(q) - (1 - t) * np.log1p(-q))
def bce_grad(p, t, delta=1e-7):
    q = np.clip(p, delta, 1 - delta)
    return (q - t) / (q * (1 - q)) / len(p)
