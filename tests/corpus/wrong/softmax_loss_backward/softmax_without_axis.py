# expect: over_everything
import numpy as np


def softmax(a):
    exp_a = np.exp(a - np.max(a))
    return exp_a / np.sum(exp_a)


def softmax_loss(a, t):
    n = a.shape[0]
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    y = softmax(a)
    loss = -np.sum(np.log(y[np.arange(n), t])) / n
    dx = y.copy()
    dx[np.arange(n), t] -= 1
    return loss, dx / n
