import numpy as np


class Softmax:
    def __init__(self, axis=-1):
        self.axis = axis
        self.out = None

    def __call__(self, x):
        self.out = self.forward(np.moveaxis(x, self.axis, 0))
        return np.moveaxis(self.out, 0, self.axis)

    def forward(self, x):
        shifted = np.subtract(x, np.amax(x, axis=0))
        e = np.exp(shifted)
        return np.einsum("i...,...->i...", e, 1.0 / e.sum(0))


layer = Softmax()


def softmax(x):
    return layer(x)
