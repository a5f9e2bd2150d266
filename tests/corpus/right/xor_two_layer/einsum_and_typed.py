from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Activations(NamedTuple):
    hidden: Array
    output: Array


def logistic(v: Array) -> Array:
    return np.exp(-np.logaddexp(0.0, -v))


def forward(W1: Array, W2: Array, x: Array) -> Activations:
    hidden = logistic(np.einsum("ij,j->i", W1, x))
    return Activations(hidden, logistic(np.einsum("ij,j->i", W2, hidden)))


def backprop_step(
    W1: Array, W2: Array, x: Array, d: float, lr: float
) -> tuple[Array, Array]:
    a = forward(W1, W2, x)
    delta2 = a.output * (1.0 - a.output) * (d - a.output)
    delta1 = a.hidden * (1.0 - a.hidden) * np.einsum("ij,i->j", W2, delta2)
    return (
        W1 + lr * np.einsum("i,j->ij", delta1, x),
        W2 + lr * np.einsum("i,j->ij", delta2, a.hidden),
    )


def train_xor(
    X: Array, d: Array, W1: Array, W2: Array, lr: float, epochs: int
) -> tuple[Array, Array]:
    weights = (W1, W2)
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            weights = backprop_step(*weights, x, float(target), lr)
    return weights
