import numpy as np


class Relu:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx


class Sigmoid:
    def forward(self, x):
        x = x.astype(float) if x.dtype.kind in "iu" else x
        self.out = 0.5 * (1 + np.tanh(0.5 * x))
        return self.out.copy()

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


def relu_forward(x):
    layer = Relu()
    return layer.forward(x), layer


def relu_backward(dout, cache):
    return cache.backward(dout)


def sigmoid_forward(x):
    layer = Sigmoid()
    return layer.forward(x), layer


def sigmoid_backward(dout, cache):
    return cache.backward(dout)
