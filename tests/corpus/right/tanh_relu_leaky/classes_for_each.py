import numpy as np


class Tanh:
    def f(self, x):
        return np.sinh(np.clip(x, -300, 300)) / np.cosh(np.clip(x, -300, 300))

    def df(self, x):
        return np.cosh(np.clip(x, -300, 300)).astype(float) ** -2.0


class Leaky:
    def __init__(self, a):
        self.a = a

    def factor(self, x):
        return np.heaviside(x, 0) * (1 - self.a) + self.a

    def f(self, x):
        return np.einsum("...,...->...", x, self.factor(x))


def tanh(x):
    return Tanh().f(x)


def tanh_grad(x):
    return Tanh().df(x)


def relu(x):
    return Leaky(0.0).f(x)


def relu_grad(x):
    return Leaky(0.0).factor(x)


def leaky_relu(x, a=0.01):
    return Leaky(a).f(x)


def leaky_relu_grad(x, a=0.01):
    return Leaky(a).factor(x)
