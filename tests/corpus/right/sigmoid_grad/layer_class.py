import numpy as np


class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


def sigmoid_grad(x):
    layer = Sigmoid()
    layer.forward(np.array(x, dtype=np.float64))
    return layer.backward(1.0)


def sigmoid_grad_from_output(s):
    layer = Sigmoid()
    layer.out = s
    return layer.backward(1.0)
