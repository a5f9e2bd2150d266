# expect: slopes_from_the_sums
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def deriv(x):
    return x * (1 - x)


def backprop_step(W1, W2, x, d, lr):
    z1 = W1.dot(x)
    h = sigmoid(z1)
    z2 = W2.dot(h)
    delta = (d - sigmoid(z2)) * deriv(z2)
    delta1 = W2[0] * delta * deriv(z1)
    return W1 + lr * np.outer(delta1, x), W2 + lr * delta * h


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
