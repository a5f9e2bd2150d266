"""The numbers of the lesson of backprop/hidden_layer_update, computed again."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# The example's inputs, weights and rate.
GIVEN: frozenset[str] = frozenset(
    ["0.05", "0.10", "0.5", "0.15", "0.25", "0.20", "0.30", "0.35", "0.40", "0.50", "0.45", "0.55"]
)

X, T = np.array([0.05, 0.1]), np.array([0.01, 0.99])
W1, B1 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([0.35, 0.35])
W2, B2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([0.6, 0.6])
LR = 0.5


def _forward() -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden outputs and the deltas of the output layer."""
    h = 1 / (1 + np.exp(-(X @ W1 + B1)))
    y = 1 / (1 + np.exp(-(h @ W2 + B2)))
    return h, (y - T) * y * (1 - y)


def numbers(solution: ModuleType) -> Iterable[float]:
    """Yield every decimal number of the lesson that is not given."""
    h, delta2 = _forward()
    new_W1, new_b1 = solution.hidden_update(X, h, W1, B1, W2, delta2, LR)
    delta1 = (B1 - new_b1) / LR
    for array in (h, delta2, W2 * delta2, W2 @ delta2, h * (1 - h), delta1, new_W1, new_b1):
        yield from array.ravel()
    yield from (X[0] * delta1[0], LR * X[0] * delta1[0])
    moved = W2 - LR * np.outer(h, delta2)
    yield solution.hidden_update(X, h, W1, B1, moved, delta2, LR)[0][0, 0]
    yield solution.hidden_update(X, h, W1, B1, W2[:, :1], delta2[:1], LR)[0][0, 0]
