# expect: subtracts_one_from_every_label
import numpy as np


def softmax_loss(a, t):
    n = len(a)
    s = a - a.max(axis=1, keepdims=True)
    lse = np.log(np.exp(s).sum(axis=1))
    y = np.exp(s - lse[:, None])
    if t.ndim == 2:
        return float(np.mean(lse - (s * t).sum(1))), (y - t) / n
    loss = float(np.mean(lse - s[np.arange(n), t]))
    y[:, t] -= 1
    return loss, y / n
