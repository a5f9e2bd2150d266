import math
import numpy as np


def sig(v):
    if v < -700:
        return 0.0
    return 1 / (1 + math.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    H = len(W1)
    h = []
    for i in range(H):
        s = 0
        for j in range(3):
            s += W1[i][j] * x[j]
        h.append(sig(s))
    s = 0
    for i in range(H):
        s += W2[0][i] * h[i]
    y = sig(s)
    delta = (d - y) * y * (1 - y)
    new1 = np.zeros((H, 3))
    new2 = np.zeros((1, H))
    for i in range(H):
        dh = W2[0][i] * delta * h[i] * (1 - h[i])
        new2[0][i] = W2[0][i] + lr * delta * h[i]
        for j in range(3):
            new1[i][j] = W1[i][j] + lr * dh * x[j]
    return new1, new2


def train_xor(X, d, W1, W2, lr, epochs):
    a, b = W1, W2
    for _ in range(epochs):
        for n in range(4):
            a, b = backprop_step(a, b, X[n], d[n], lr)
    return a, b
