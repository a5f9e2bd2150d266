from dataclasses import dataclass

import numpy as np


@dataclass
class Sigmoid:
    """Keeps its last output, as layers do."""

    out: np.ndarray | None = None

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.out = 1.0 / (1.0 + np.exp(-1.0 * x))
        return self.out


_layer = Sigmoid()


def sigmoid(x: np.ndarray) -> np.ndarray:
    return _layer.forward(x)
