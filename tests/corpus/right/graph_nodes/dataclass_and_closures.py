import numpy as np


from dataclasses import dataclass
from typing import Any


@dataclass
class Add:
    kept: Any = None

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return (dout, dout)


@dataclass
class Mul:
    back: Any = None

    def forward(self, x, y):
        self.back = lambda dout: (dout * y, dout * x)
        return x * y

    def backward(self, dout):
        return self.back(dout)


class Square:
    def forward(self, x):
        self.slope = 2 * x
        return np.square(x)

    def backward(self, dout):
        return self.slope * dout


def grad_square_sum(x, y):
    square = Square()
    square.forward(x + y)
    d = square.backward(1)
    return d, d


def grad_reused(x, y):
    mul = Mul()
    mul.forward(x, x + y)
    dx, ds = mul.backward(1)
    return dx + ds, ds
