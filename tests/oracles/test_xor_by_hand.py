"""The solution of neurons/xor_by_hand against PyTorch, SciPy and scikit-learn."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit  # type: ignore[import-untyped]
from sklearn.neural_network import MLPClassifier

Answers = Callable[[str, str], ModuleType]
EXERCISE = "neurons/xor_by_hand"
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
NOTES = (np.array([[-2.0, 2.0], [-2.0, 2.0]]), np.array([3.0, -1.0]))
OUTPUT = (np.array([[1.0], [1.0]]), np.array([-1.0]))


def net(seed: int) -> tuple[np.ndarray[Any, Any], ...]:
    rng = np.random.default_rng(seed)
    sizes: tuple[tuple[int, ...], ...] = ((2, 2), (2,), (2, 1), (1,))
    return tuple(rng.normal(0, 2, size) for size in sizes)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_the_net_agrees_with_pytorch(
    torch: ModuleType, answers: Answers, seed: int, name: str
) -> None:
    x = np.random.default_rng(seed).normal(0, 1, (6, 2))
    act = {"sigmoid": expit, "tanh": np.tanh}[name]
    ours = answers(EXERCISE, "solution").xor_forward(x, *net(seed), act)
    theirs = answers(EXERCISE, "in_pytorch").xor_forward(
        *(torch.from_numpy(array) for array in (x, *net(seed))), getattr(torch, name)
    )
    for mine, other in zip(ours, theirs, strict=True):
        assert_allclose(mine, other.numpy(), rtol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_the_net_agrees_with_scikit_learn(answers: Answers, seed: int) -> None:
    W1, b1, W2, b2 = net(seed)
    model = MLPClassifier((2,), activation="logistic", max_iter=1)
    with pytest.warns(UserWarning, match="not converged|Maximum iterations"):
        model.fit(X, [0, 1, 1, 0])
    model.coefs_, model.intercepts_ = [W1, W2], [b1, b2]
    _, y = answers(EXERCISE, "solution").xor_forward(X, W1, b1, W2, b2, expit)
    assert_allclose(y.ravel(), model.predict_proba(X)[:, 1], rtol=1e-9)


def test_the_notes_table_carried_through(answers: Answers) -> None:
    h, y = answers(EXERCISE, "solution").xor_forward(X, *NOTES, *OUTPUT, expit)
    assert_allclose(h[:, 0], [0.953, 0.731, 0.731, 0.269], atol=5e-4)
    assert_allclose(h[:, 1], [0.269, 0.731, 0.731, 0.953], atol=5e-4)
    assert_allclose(y.ravel(), [0.555, 0.614, 0.614, 0.555], atol=5e-4)


def test_the_repaired_net_computes_xor(torch: ModuleType, answers: Answers) -> None:
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    for mine, other in zip(ours.fixed_xor(), theirs.fixed_xor(), strict=True):
        assert_allclose(mine, other.numpy())
    _, y = ours.xor_forward(X, *ours.fixed_xor(), expit)
    assert_allclose(y.ravel(), [0.078, 0.919, 0.919, 0.078], atol=5e-4)
