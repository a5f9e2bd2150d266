# expect: overflows
import numpy as np


def softmax_loss(a, t):
    n = a.shape[0]
    hot = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    y = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
    loss = -np.log((y * hot).sum(axis=1)).sum() / n
    return loss, (y - hot) / n
