# expect: none
import numpy as np


class Add:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout, dout


class Mul:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class Square:
    def forward(x):
        self.x = x
        return x ** 2

    def backward(self, dout):
        return 2 * self.x * dout


def grad_square_sum(x, y):
    add, square = Add(), Square()
    z = square.forward(add.forward(x, y))
    return add.backward(square.backward(np.ones_like(z)))


def grad_reused(x, y):
    add, mul = Add(), Mul()
    z = mul.forward(x, add.forward(x, y))
    dx1, ds = mul.backward(np.ones_like(z))
    dx2, dy = add.backward(ds)
    return dx1 + dx2, dy
