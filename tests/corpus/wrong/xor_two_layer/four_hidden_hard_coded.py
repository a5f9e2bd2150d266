# expect: none
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = np.zeros(4)
    for i in range(4):
        h[i] = sigmoid(np.dot(W1[i], x))
    y = sigmoid(np.dot(W2[0], h))
    delta = y * (1 - y) * (d - y)
    new1, new2 = W1.copy(), W2.copy()
    for i in range(4):
        new1[i] += lr * delta * W2[0, i] * h[i] * (1 - h[i]) * x
        new2[0, i] += lr * delta * h[i]
    return new1, new2


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
