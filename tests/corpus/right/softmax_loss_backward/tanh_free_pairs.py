import numpy as np
def softmax_loss(a, t):
    N, C = a.shape
    T = (np.arange(C) == t[:, None]).astype(float) if t.ndim == 1 else t
    diff = a[:, :, None] * 1.0 - a[:, None, :]
    with np.errstate(over="ignore"):
        y = 1 / np.exp(-diff).sum(axis=2)
    top = a.max(axis=1, keepdims=True)
    log_y = (a - top) - np.log(np.exp(a * 1.0 - top).sum(axis=1, keepdims=True))
    loss = -(T * log_y).sum() / N
    return loss, (y - T) / N
