# expect: leaves_w1_alone
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1.dot(x))
    y = sigmoid(W2.dot(h))
    W2 = W2 + lr * (d - y) * y * (1 - y) * h
    return W1, W2


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
