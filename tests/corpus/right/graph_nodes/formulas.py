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
    def forward(self, x):
        self.x = x
        return x ** 2

    def backward(self, dout):
        return 2 * self.x * dout


def grad_square_sum(x, y):
    s = 2 * (x + y)
    return s, s


def grad_reused(x, y):
    return 2 * x + y, x
