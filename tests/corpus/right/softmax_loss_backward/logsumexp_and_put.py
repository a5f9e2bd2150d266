import numpy as np
def softmax_loss(a, t):
    a = np.asarray(a, dtype=float if a.dtype.kind in "iu" else a.dtype)
    n = a.shape[0]
    label = t if t.ndim == 1 else t.argmax(axis=1)
    label = label.astype(int)
    m = a.max(1)
    lse = m + np.log(np.exp(a - m[:, None]).sum(1))
    loss = (lse - a[np.arange(n), label]).mean()
    y = np.exp(a - lse[:, None])
    y[np.arange(n), label] -= 1
    return loss, y / n
