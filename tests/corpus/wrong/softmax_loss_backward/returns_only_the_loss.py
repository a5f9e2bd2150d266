# expect: none
import numpy as np


def softmax_loss(a, t):
    s = a - a.max(axis=1, keepdims=True)
    if t.ndim == 1:
        t = np.eye(a.shape[1])[t]
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (s * t).sum(axis=1))
