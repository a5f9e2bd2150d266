import numpy as np


def output_update(h, y, t, W2, b2, lr):
    # as in the notes: column vectors, weights (out, in)
    hc = h.reshape(-1, 1)
    yc, tc = y.reshape(-1, 1), t.reshape(-1, 1)
    W = W2.T
    delta = (yc - tc) * (yc - yc ** 2)
    W = W - lr * np.dot(delta, hc.T)
    b = b2.reshape(-1, 1) - lr * delta
    return W.T, b.ravel(), delta.ravel()
