import numpy as np


class Layer:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        self.y = 0.5 * (1 + np.tanh(0.5 * self.W.dot(x)))
        return self.y

    def backward(self, e):
        self.delta = self.y * (1 - self.y) * e
        return self.W.T.dot(self.delta)

    def update(self, lr):
        self.W = self.W + lr * np.outer(self.delta, self.x)


class Net:
    def __init__(self, *weights):
        self.layers = [Layer(W) for W in weights]

    def learn(self, x, d, lr):
        out = x
        for layer in self.layers:
            out = layer.forward(out)
        e = d - out
        for layer in reversed(self.layers):
            e = layer.backward(e)
        for layer in self.layers:
            layer.update(lr)

    @property
    def weights(self):
        return tuple(layer.W for layer in self.layers)


def backprop_step(W1, W2, x, d, lr):
    net = Net(W1, W2)
    net.learn(x, d, lr)
    return net.weights


def train_xor(X, d, W1, W2, lr, epochs):
    net = Net(W1, W2)
    for _ in range(epochs):
        for k in range(X.shape[0]):
            net.learn(X[k], d[k], lr)
    return net.weights
