from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Mode = Literal["sgd", "batch"]
Vector = NDArray[np.float64]


@dataclass
class Neuron:
    weights: Vector
    seen: list[float] = field(default_factory=list)

    def __call__(self, x: Vector) -> float:
        v = float(np.dot(self.weights, x))
        y = 0.5 * (1.0 + np.tanh(v / 2.0))
        self.seen.append(y)
        return y

    def correction(self, x: Vector, d: float) -> Vector:
        y = self(x)
        return y * (1.0 - y) * (d - y) * np.asarray(x, dtype=float)


def delta_step(w: Vector, x: Vector, d: float, lr: float) -> Vector:
    return w + lr * Neuron(w).correction(x, d)


def train_delta(
    X: Vector, d: Vector, w0: Vector, lr: float, epochs: int, mode: Mode = "sgd"
) -> Vector:
    neuron = Neuron(np.array(w0, dtype=float))
    for _ in range(epochs):
        match mode:
            case "sgd":
                for x, target in zip(X, d, strict=True):
                    neuron.weights = neuron.weights + lr * neuron.correction(x, target)
            case "batch":
                corrections = [neuron.correction(x, t) for x, t in zip(X, d, strict=True)]
                neuron.weights = neuron.weights + lr * sum(corrections) / len(corrections)
    return neuron.weights
