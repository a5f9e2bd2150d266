# expect: walks_downhill
import numpy as np


def softmax_loss(a, t):
    d = t if t.ndim == 2 else np.eye(a.shape[1])[t]
    v = a - a.max(axis=1, keepdims=True)
    ex = np.exp(v)
    y = ex / ex.sum(axis=1, keepdims=True)
    e = d - y
    loss = (np.log(ex.sum(axis=1)) - (v * d).sum(axis=1)).sum() / len(a)
    return loss, e / len(a)
