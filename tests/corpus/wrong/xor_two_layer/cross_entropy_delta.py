# expect: no_slope_at_the_output
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1.dot(x))
    y = sigmoid(W2.dot(h))
    delta = y - d
    back = delta * W2[0] * h * (1 - h)
    return W1 - lr * np.outer(back, x), W2 - lr * delta * h


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
