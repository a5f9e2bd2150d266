# expect: sends_the_error_back
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    l1 = sigmoid(np.dot(W1, x))
    l2 = sigmoid(np.dot(W2, l1))
    l2_error = d - l2
    l2_delta = l2_error * l2 * (1 - l2)
    l1_error = l2_error.dot(W2)
    l1_delta = l1_error * l1 * (1 - l1)
    return W1 + lr * np.outer(l1_delta, x), W2 + lr * np.outer(l2_delta, l1)


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
