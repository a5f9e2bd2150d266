# expect: logarithm_of_zero
import numpy as np


def softmax_loss(a, t):
    N = a.shape[0]
    if t.ndim == 2:
        t = t.argmax(1)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    loss = -np.mean(np.log(p[range(N), t]))
    p[range(N), t] -= 1
    return loss, p / N
