from typing import NamedTuple

import numpy as np


class Dense:
    def __init__(self, weights, biases, activation):
        self.weights, self.biases, self.activation = weights, biases, activation

    def __call__(self, inputs):
        return self.activation(np.matmul(inputs, self.weights) + self.biases[np.newaxis, :])


class Forward(NamedTuple):
    h: np.ndarray
    y: np.ndarray


def xor_forward(X, W1, b1, W2, b2, act):
    first, second = Dense(W1, b1, act), Dense(W2, b2, act)
    hidden = first(X)
    return Forward(hidden, second(hidden))


def fixed_xor():
    scale = 8.0
    weights = [np.array([[-2.0, 2], [-2, 2]]), np.array([3.0, -1]), np.ones((2, 1)), np.array([-1.5])]
    return tuple(scale * array for array in weights)
