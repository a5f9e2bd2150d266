import numpy as np


def backprop_step(W1, W2, x, d, lr):
    return train_xor(x[np.newaxis], np.array([d]), W1, W2, lr, 1)


def train_xor(X, d, W1, W2, lr, epochs):
    V, U = np.array(W1), np.array(W2)
    N = X.shape[0]
    k = 0
    while k < epochs * N:
        x = X[k % N]
        h = 1 / (1 + np.exp(-V.dot(x)))
        y = 1 / (1 + np.exp(-U.dot(h)))
        g2 = (d[k % N] - y) * (y - y ** 2)
        g1 = U[0] * g2 * (h - h ** 2)
        U += lr * g2 * h
        V += lr * np.multiply.outer(g1, x)
        k += 1
    return V, U
