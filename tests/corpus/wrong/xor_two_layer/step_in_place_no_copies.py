# expect: changes_the_starting_weights
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    y1 = sigmoid(W1 @ x)
    y = sigmoid(W2 @ y1)
    delta = y * (1 - y) * (d - y)
    delta1 = y1 * (1 - y1) * (W2.T @ delta)
    W1 += lr * np.outer(delta1, x)
    W2 += lr * np.outer(delta, y1)
    return W1, W2


def train_xor(X, d, W1, W2, lr, epochs):
    for _ in range(epochs):
        for x, target in zip(X, d):
            backprop_step(W1, W2, x, target, lr)
    return W1, W2
