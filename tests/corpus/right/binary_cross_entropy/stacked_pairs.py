import numpy as np
def bce(p, t, delta=1e-7):
    P = np.stack([1 - p, p]); T = np.stack([1 - t, t])
    return -(T * np.log(np.maximum(P, delta))).sum() / p.shape[0]
def bce_grad(p, t, delta=1e-7):
    P = np.stack([1 - p, p]); T = np.stack([1 - t, t])
    g = T / np.maximum(P, delta)
    return np.diff(-g, axis=0)[0] / p.shape[0]
