import numpy as np


def _sigmoid(v):
    out = np.empty_like(v, dtype=float)
    pos = v >= 0
    out[pos] = 1 / (1 + np.exp(-v[pos]))
    ev = np.exp(v[~pos])
    out[~pos] = ev / (1 + ev)
    return out


def _delta(w, X, d):
    y = _sigmoid(np.einsum("j,nj->n", w, X).astype(float))
    return y * (1 - y) * (d - y)


def delta_step(w, x, d, lr):
    delta = _delta(w, np.atleast_2d(x), np.atleast_1d(d))
    return w + lr * np.einsum("n,nj->j", delta, np.atleast_2d(x))


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0 + 0.0
    for _ in range(epochs):
        if mode == "batch":
            w += lr / X.shape[0] * np.einsum("n,nj->j", _delta(w, X, d), X)
        else:
            for i in range(X.shape[0]):
                w = delta_step(w, X[i], d[i], lr)
    return w
