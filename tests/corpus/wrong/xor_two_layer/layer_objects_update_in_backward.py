# expect: updates_w2_first
import numpy as np


class Layer:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-self.W.dot(x)))
        return self.y

    def backward(self, e, lr):
        delta = self.y * (1 - self.y) * e
        self.W = self.W + lr * np.outer(delta, self.x)
        return self.W.T.dot(delta)


def backprop_step(W1, W2, x, d, lr):
    first, second = Layer(W1), Layer(W2)
    e = d - second.forward(first.forward(x))
    first.backward(second.backward(e, lr), lr)
    return first.W, second.W


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = W1.copy(), W2.copy()
    for _ in range(epochs):
        for x, target in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2
