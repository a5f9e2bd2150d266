# expect: gradient_of_the_sum
import numpy as np


def softmax_loss(a, t):
    n = len(a)
    labels = t if t.ndim == 1 else np.argmax(t, axis=1)
    s = a - np.max(a, axis=1, keepdims=True)
    log_y = s - np.log(np.sum(np.exp(s), axis=1, keepdims=True))
    dscores = np.exp(log_y)
    dscores[np.arange(n), labels] -= 1
    return -log_y[np.arange(n), labels].mean(), dscores
