# expect: transposes_the_products
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1.dot(x))
    y = sigmoid(W2.dot(h))
    delta = (d - y) * y * (1 - y)
    delta1 = W2[0] * delta * h * (1 - h)
    return W1 + lr * x[:, None] * delta1[None, :], W2 + lr * delta * h


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
