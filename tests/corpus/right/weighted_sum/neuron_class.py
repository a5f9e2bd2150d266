from dataclasses import dataclass

import numpy as np


@dataclass
class Neuron:
    weights: np.ndarray
    bias: float

    def __call__(self, inputs):
        return np.inner(inputs, self.weights) + self.bias


def weighted_sum(x, w, b=0.0):
    return Neuron(w, b)(x)


def layer(x, W, b):
    neurons = [Neuron(W[:, j], b[j]) for j in range(len(b))]
    return np.stack([neuron(x) for neuron in neurons], axis=1)
