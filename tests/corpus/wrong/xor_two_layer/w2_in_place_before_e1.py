# expect: updates_w2_first
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    y1 = sigmoid(np.matmul(W1, x))
    y = sigmoid(np.matmul(W2, y1))
    e = d - y
    delta = y * (1 - y) * e
    W2 += lr * delta * y1
    e1 = np.matmul(W2.T, delta)
    delta1 = y1 * (1 - y1) * e1
    W1 += lr * delta1[:, None] * x
    return W1, W2


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
