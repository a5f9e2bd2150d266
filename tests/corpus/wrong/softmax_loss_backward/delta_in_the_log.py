# expect: keeps_delta
import numpy as np


def cross_entropy(y, t, delta=1e-7):
    return -np.sum(t * np.log(y + delta)) / y.shape[0]


def softmax_loss(a, t):
    if t.ndim == 1:
        one = np.zeros(a.shape)
        one[np.arange(len(t)), t] = 1
        t = one
    y = np.exp(a - np.max(a, axis=1, keepdims=True))
    y = y / np.sum(y, axis=1, keepdims=True)
    return cross_entropy(y, t), (y - t) / t.shape[0]
