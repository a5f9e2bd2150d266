import numpy as np


def softmax(x):
    x = x - np.max(x, axis=-1, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=-1, keepdims=True)


def softmax_loss(a, t):
    if t.ndim == 2:
        t = t.argmax(axis=1)
    batch_size = a.shape[0]
    y = softmax(a)
    dx = y.copy()
    dx[np.arange(batch_size), t] -= 1
    dx = dx / batch_size
    shifted = a - a.max(axis=1).reshape(-1, 1)
    picked = shifted[np.arange(batch_size), t]
    loss = np.mean(np.log(np.exp(shifted).sum(axis=1)) - picked)
    return loss, dx
