# expect: slope_of_the_output_again
import numpy as np


def softmax_loss(a, t):
    if t.ndim == 1:
        t = np.eye(a.shape[1])[t]
    s = a - a.max(axis=1, keepdims=True)
    e = np.exp(s)
    y = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - (s * t).sum(axis=1))
    error = y - t
    delta = y * (1 - y) * error
    return loss, delta / a.shape[0]
