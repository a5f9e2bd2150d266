import numpy as np
from collections import OrderedDict


class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        return np.dot(self.x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


class SoftmaxWithLoss:
    def forward(self, x):
        c = np.max(x, axis=1, keepdims=True)
        self.y = np.exp(x - c) / np.sum(np.exp(x - c), axis=1, keepdims=True)
        return self.y

    def backward(self, t):
        return (self.y - t) / t.shape[0]


def forward(params, x):
    layers = OrderedDict()
    layers['Affine1'] = Affine(params['W1'], params['b1'])
    layers['Sigmoid'] = Sigmoid()
    layers['Affine2'] = Affine(params['W2'], params['b2'])
    layers['Last'] = SoftmaxWithLoss()
    for layer in layers.values():
        x = layer.forward(x)
    return x, layers


def backward(params, cache, t):
    dout = t
    for layer in reversed(list(cache.values())):
        dout = layer.backward(dout)
    a, b = cache['Affine1'], cache['Affine2']
    return {'W1': a.dW, 'b1': a.db, 'W2': b.dW, 'b2': b.db}
