import copy
import numpy as np


def delta_step(w, x, d, lr):
    """Updates w itself."""
    v = (w * x).sum()
    y = np.exp(-np.logaddexp(0, -v))
    w[:] = w + lr * y * (1 - y) * (d - y) * x
    return w


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = copy.deepcopy(w0)
    w.setflags(write=True)
    while epochs > 0:
        if mode == "sgd":
            i = 0
            while i < len(X):
                delta_step(w, X[i], d[i], lr)
                i += 1
        else:
            moved = np.stack([delta_step(w.copy(), X[i], d[i], lr) for i in range(len(X))])
            w = moved.mean(axis=0)
        epochs -= 1
    return w
