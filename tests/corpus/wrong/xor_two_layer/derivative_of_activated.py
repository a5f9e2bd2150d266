# expect: sigmoid_twice
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def d_sigmoid(v):
    return sigmoid(v) * (1 - sigmoid(v))


def backprop_step(W1, W2, x, d, lr):
    h = sigmoid(W1.dot(x))
    y = sigmoid(W2.dot(h))
    delta = (d - y) * d_sigmoid(y)
    delta1 = W2[0] * delta * d_sigmoid(h)
    return W1 + lr * np.outer(delta1, x), W2 + lr * delta * h


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
