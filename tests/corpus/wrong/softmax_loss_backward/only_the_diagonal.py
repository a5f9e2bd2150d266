# expect: none
import numpy as np


def softmax_loss(a, t):
    t = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    s = a - a.max(axis=1, keepdims=True)
    y = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
    loss = np.mean(np.log(np.exp(s).sum(axis=1)) - (s * t).sum(axis=1))
    dy = -t / y / len(a)
    da = dy * y * (1 - y)
    return loss, da
