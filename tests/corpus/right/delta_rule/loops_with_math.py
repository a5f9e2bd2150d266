import math


def delta_step(w, x, d, lr):
    v = 0.0
    for i in range(len(w)):
        v += w[i] * x[i]
    if v > 700:
        y = 1.0
    elif v < -700:
        y = 0.0
    else:
        y = 1 / (1 + math.exp(-v))
    e = d - y
    delta = y * (1 - y) * e
    new = w.copy()
    for i in range(len(w)):
        new[i] = w[i] + lr * delta * x[i]
    return new


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    n = len(X)
    for epoch in range(epochs):
        if mode == "sgd":
            for k in range(n):
                w = delta_step(w, X[k], d[k], lr)
        elif mode == "batch":
            total = w * 0
            for k in range(n):
                total = total + (delta_step(w, X[k], d[k], lr) - w)
            w = w + total / n
    return w
