"""The solution of neurons/step_gates against PyTorch, scikit-learn and every row of every gate."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.linear_model import Perceptron

Answers = Callable[[str, str], ModuleType]
EXERCISE = "neurons/step_gates"
ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TABLES = {"AND": np.logical_and, "OR": np.logical_or}


@pytest.mark.parametrize("seed", range(5))
def test_decisions_agree_with_pytorch(torch: ModuleType, answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, w, b = rng.integers(-2, 3, (40, 2)).astype(float), np.array([1.0, -2.0]), 1.0
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    assert np.any(x @ w + b == 0)
    assert_array_equal(
        ours.gate(x, w, b), theirs.gate(torch.from_numpy(x), torch.from_numpy(w), b).numpy()
    )
    v = np.append(rng.normal(0, 1, 9), 0.0).reshape(5, 2)
    assert_array_equal(ours.step(v), theirs.step(torch.from_numpy(v)).numpy())
    assert_array_equal(ours.step(v), np.heaviside(v, 0))


@pytest.mark.parametrize("seed", range(5))
def test_decisions_agree_with_a_perceptron(answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, (50, 2))
    trained = Perceptron(random_state=seed).fit(x, x @ [1.0, -2.0] > 0.3)
    ours = answers(EXERCISE, "solution").gate(x, trained.coef_[0], trained.intercept_[0])
    assert_array_equal(ours, trained.predict(x))


@pytest.mark.parametrize("name", ["AND", "OR", "NAND"])
def test_gates_make_their_tables(torch: ModuleType, answers: Answers, name: str) -> None:
    ours, theirs = answers(EXERCISE, "solution"), answers(EXERCISE, "in_pytorch")
    w, b = getattr(ours, name)()
    their_w, their_b = getattr(theirs, name)()
    assert_allclose(w, their_w.numpy())
    assert b == their_b
    x1, x2 = ROWS.astype(bool).T
    wanted = ~np.logical_and(x1, x2) if name == "NAND" else TABLES[name](x1, x2)
    assert_array_equal(ours.gate(ROWS, w, b), wanted)
    assert np.abs(ROWS @ w + b).min() == 0.5
