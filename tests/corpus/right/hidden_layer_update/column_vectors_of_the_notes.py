import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    w1, w2 = W1.T, W2.T          # (out, in)
    e1 = np.matmul(w2.T, delta2[:, None])
    delta1 = h[:, None] * (1 - h[:, None]) * e1
    w1 = w1 - lr * np.matmul(delta1, x[None, :])
    b = b1[:, None] - lr * delta1
    return w1.T, b[:, 0]
