import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    d2 = delta2.reshape(1, -1)
    X = x.reshape(1, -1)
    dh = d2 @ W2.T
    dz = dh * (h * (1 - h)).reshape(1, -1)
    dW1 = X.T @ dz
    db1 = dz.sum(axis=0)
    return W1 - lr * dW1, b1 - lr * db1
