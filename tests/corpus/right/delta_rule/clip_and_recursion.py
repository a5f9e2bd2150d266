import numpy as np
def sig(v):
    return 1 / (1 + np.exp(-np.clip(v, -700, 700)))
def delta_step(w, x, d, lr):
    y = sig(sum(a * b for a, b in zip(w, x)))
    return np.array([a + lr * y * (1 - y) * (d - y) * b for a, b in zip(w, x)])
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    if epochs == 0:
        return 1 * w0
    w = 1 * w0
    if mode == "sgd":
        for i in range(len(d)):
            w = delta_step(w, X[i], d[i], lr)
    else:
        total = 0
        for i in range(len(d)):
            total = total + (delta_step(w, X[i], d[i], lr) - w)
        w = w + total / len(d)
    return train_delta(X, d, w, lr, epochs - 1, mode)
