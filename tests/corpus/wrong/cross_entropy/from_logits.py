# expect: softmax_once_more
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    e = np.exp(y - y.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(p + delta)) / len(y)
