"""The numbers of the lesson on the cross-entropy."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

Y = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
NOTES_P = np.array([[0.9, 0.2, 0.8, 0.95]])
NOTES_T = np.array([[1.0, 0.0, 1.0, 1.0]])
# The predictions of both examples, a soft target, how close the grader compares and from where
# on, and what the notes print.
GIVEN = frozenset(
    {"0.7", "0.2", "0.1", "0.3", "0.6", "0.9", "0.8", "0.95", "0.5", "0.01", "0.000002", "0.067"}
)


def numbers(solution: ModuleType) -> Iterator[float]:
    labels = np.array([0, 1])
    for row in range(2):
        yield solution.cross_entropy(Y[row : row + 1], labels[row : row + 1], delta=0.0)
    yield solution.cross_entropy(Y, labels)
    yield solution.cross_entropy(np.array([[0.0, 1.0]]), np.array([0]))
    yield solution.cross_entropy(np.array([[1.0]]), np.array([0]))
    yield from -np.log(NOTES_P[0])
    yield solution.cross_entropy(NOTES_P, NOTES_T)
    yield NOTES_P.sum()
    yield -np.log(1 - NOTES_P[0, 1])
    yield -np.sum(NOTES_T * np.log(NOTES_P) + (1 - NOTES_T) * np.log(1 - NOTES_P))
    yield solution.cross_entropy(NOTES_P, NOTES_T.argmax(axis=1))


def claims(solution: ModuleType) -> None:
    terms = np.round(-np.log(NOTES_P[0, [0, 2, 3]]), 3)
    assert round(float(terms[0] + 0 - terms[1] + terms[2]), 3) == -0.067
    assert NOTES_T.sum() == 3
