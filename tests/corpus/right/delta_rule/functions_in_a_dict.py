import numpy as np
from functools import reduce


def sigma(v):
    return np.where(v >= 0, 1 / (1 + np.exp(-np.clip(v, 0, None))),
                    np.exp(np.clip(v, None, 0)) / (1 + np.exp(np.clip(v, None, 0))))


def change(w, x, d, lr):
    y = sigma(np.inner(w, x))
    return lr * np.prod([y, 1 - y, d - y]) * x


def delta_step(w, x, d, lr):
    return np.add(w, change(w, x, d, lr))


EPOCH = {
    "sgd": lambda w, X, d, lr: reduce(lambda u, row: delta_step(u, row[0], row[1], lr), zip(X, d), w),
    "batch": lambda w, X, d, lr: w + np.mean([change(w, x, t, lr) for x, t in zip(X, d)], axis=0),
}


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    step = EPOCH[mode]
    return reduce(lambda w, _: step(w, X, d, lr), range(epochs), w0)
