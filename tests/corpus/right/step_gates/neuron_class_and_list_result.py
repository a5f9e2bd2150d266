import numpy as np


class Neuron:
    def __init__(self, w, b):
        self.w, self.b = np.asarray(w, dtype=float), float(b)

    def weights(self):
        return [self.w, self.b]

    def fire(self, x):
        return step(x @ self.w + self.b)


def step(v):
    return np.vectorize(lambda one: int(one > 0), otypes=[int])(v)


def gate(x, w, b):
    return Neuron(w, b).fire(x)


def AND():
    return Neuron([10, 10], -15).weights()


def OR():
    return Neuron([10, 10], -5).weights()


def NAND():
    return Neuron([-10, -10], 15).weights()
