import numpy as np


def softmax_loss(a, t):
    """t can be labels or one hot"""
    num = a.shape[0]
    if len(t.shape) == 1:
        T = np.zeros_like(a, dtype=float)
        T[range(num), t] = 1
    else:
        T = t
    mx = a.max(axis=1, keepdims=True)
    ex = np.exp(a - mx)
    sm = ex.sum(axis=1, keepdims=True)
    per_sample = np.where(T == 1, (mx - a) + np.log(sm), 0).sum(axis=1)
    loss = np.average(per_sample)
    dA = np.multiply(1.0 / num, np.subtract(ex / sm, T))
    return loss, dA
