# expect: leaves_out_the_constant
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1[:, :2] @ x[:2])
    y = sigmoid(W2 @ h)
    delta = y * (1 - y) * (d - y)
    delta1 = h * (1 - h) * (W2.T @ delta)
    new1 = W1.copy()
    new1[:, :2] += lr * np.outer(delta1, x[:2])
    return new1, W2 + lr * delta * h


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
