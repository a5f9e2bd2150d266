"""The numbers of the lesson of two_layers/two_layer_backward, computed again."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# Shares and seconds that were measured on larger networks.
GIVEN: frozenset[str] = frozenset({"98.6", "98.3", "95.8", "25.6", "0.001"})

X, T = np.array([[1.0, 0.5], [0.0, 2.0]]), np.eye(2)
PARAMS = {
    "W1": np.array([[1.0], [-1.0]]),
    "b1": np.array([0.5]),
    "W2": np.array([[2.0, -1.0]]),
    "b2": np.array([0.0, 0.5]),
}


def numbers(solution: ModuleType) -> Iterable[float]:
    """Yield every decimal number of the lesson that is not given."""
    yield 0.5  # in x, b1 and b2
    y, cache = solution.forward(PARAMS, X)
    z = X @ PARAMS["W1"] + PARAMS["b1"]
    h = solution.sigmoid(z)
    lost = -np.log(np.sum(y * T, axis=1))
    da = (y - T) / 2
    dh = da @ PARAMS["W2"].T
    a = h @ PARAMS["W2"] + PARAMS["b2"]
    for array in (z, h, a, y, lost, da, dh, h * (1 - h), dh * h * (1 - h)):
        yield from np.ravel(array)
    yield lost.mean()
    for gradient in solution.backward(PARAMS, cache, T).values():
        yield from np.ravel(gradient)


def claims(solution: ModuleType) -> None:
    """Assert that a row of logits may be moved as a whole, and that the slopes can be measured."""
    y, cache = solution.forward(PARAMS, X)
    moved, _ = solution.forward({**PARAMS, "b2": PARAMS["b2"] + 1000.0}, X)
    assert np.allclose(moved, y)
    grads = solution.backward(PARAMS, cache, T)
    h = 1e-5
    for name, value in PARAMS.items():
        for place in np.ndindex(value.shape):
            losses = []
            for sign in (1, -1):
                params = {key: array.copy() for key, array in PARAMS.items()}
                params[name][place] += sign * h
                losses.append(-np.mean(np.log(np.sum(solution.forward(params, X)[0] * T, axis=1))))
            assert abs((losses[0] - losses[1]) / (2 * h) - grads[name][place]) < 1e-8
