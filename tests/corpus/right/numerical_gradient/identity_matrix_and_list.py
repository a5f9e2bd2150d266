import numpy as np


class Gradient:
    def __init__(self, f, h):
        self.f = f
        self.h = h

    def at(self, x):
        moves = self.h * np.eye(x.size).reshape((x.size,) + x.shape)
        up = [float(self.f(x + m)) for m in moves]
        down = [float(self.f(x - m)) for m in moves]
        return np.subtract(up, down).reshape(x.shape) / (2 * self.h)


def numerical_gradient(f, x, h=1e-4):
    return Gradient(f, h).at(np.float64(x))
