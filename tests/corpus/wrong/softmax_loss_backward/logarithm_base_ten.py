# expect: none
import numpy as np


def softmax_loss(a, t):
    n, c = a.shape
    hot = t if t.ndim == 2 else np.eye(c)[t]
    s = a - a.max(axis=1, keepdims=True)
    e = np.exp(s)
    y = e / e.sum(axis=1, keepdims=True)
    loss = -np.sum(hot * np.log10(y)) / n
    return loss, (y - hot) / n
