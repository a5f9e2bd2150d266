# expect: none
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    delta = y * (1 - y) * (d - y)
    delta1 = h * (1 - h) * (W2.T @ delta)
    return W2 + lr * np.outer(delta, h), W1 + lr * np.outer(delta1, x)


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
