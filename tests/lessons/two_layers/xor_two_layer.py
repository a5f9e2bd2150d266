"""The numbers of the lesson of two_layers/xor_two_layer, computed again."""

from collections.abc import Iterable
from types import ModuleType

import numpy as np

# Learning rates and weights of the example.
GIVEN: frozenset[str] = frozenset({"0.9"})

TABLE = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


def numbers(solution: ModuleType) -> Iterable[float]:
    """Yield every decimal number of the lesson that is not given."""
    W1, W2 = np.array([[1.0, -1.0, 0.5], [-0.5, 1.0, 0.0]]), np.array([[1.0, -2.0]])
    x, d, lr = np.array([1.0, 0.0, 1.0]), 1.0, 0.5
    yield lr
    for array in (W1, W2):
        yield from array.ravel()
    v1 = W1 @ x
    y1 = solution.sigmoid(v1)
    v = W2 @ y1
    y = solution.sigmoid(v)
    e = d - y
    delta = y * (1 - y) * e
    e1 = W2.T @ delta
    for array in (v1, y1, v, y, e, delta, e1, y1 * (1 - y1), y1 * (1 - y1) * e1):
        yield from array
    W1, W2 = solution.backprop_step(W1, W2, x, d, lr)
    yield from W1.ravel()
    yield from W2.ravel()
    yield solution.sigmoid(W2 @ solution.sigmoid(W1 @ x))[0]


def _solved(hidden: int, lr: float, seeds: Iterable[int], *, early: bool = False) -> int:
    """Return from how many starts all four outputs end within 0.1, all starts at once."""
    rngs = [np.random.default_rng(seed) for seed in seeds]
    W1 = np.array([rng.uniform(-1, 1, (hidden, 3)) for rng in rngs])
    W2 = np.array([rng.uniform(-1, 1, hidden) for rng in rngs])

    def squash(v: np.ndarray) -> np.ndarray:
        return 0.5 + 0.5 * np.tanh(0.5 * v)

    for _ in range(EPOCHS):
        for x, d in zip(TABLE, XOR, strict=True):
            h = squash(W1 @ x)
            y = squash((W2 * h).sum(axis=1))
            delta = y * (1 - y) * (d - y)
            moved = W2 + lr * delta[:, None] * h
            back = moved if early else W2
            hidden_delta = h * (1 - h) * back * delta[:, None]
            W1 = W1 + lr * hidden_delta[:, :, None] * x
            W2 = moved
    outputs = squash((squash(np.einsum("shi,ni->snh", W1, TABLE)) * W2[:, None]).sum(axis=2))
    return int(np.sum(np.all(np.abs(outputs - XOR) < 0.1, axis=1)))


EPOCHS = 3000
STARTS = range(40)


def claims(solution: ModuleType) -> None:
    """Assert how success depends on the code and on the number of hidden neurons.

    The lesson tells of 200 starts and 10,000 epochs; 40 starts and 3,000 epochs show the same.
    """
    right, early = (_solved(4, 0.9, STARTS, early=early) for early in (False, True))
    assert right >= 0.9 * len(STARTS)
    assert early >= right, "updating W2 too early solves XOR at least as often"
    assert _solved(2, 0.5, STARTS) <= 0.2 * len(STARTS)
    assert _solved(4, 0.5, [999]) == 0
