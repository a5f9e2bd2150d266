"""The solution of descent/gradient_descent_1d against PyTorch's optimizer and a closed form."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

Answers = Callable[[str, str], ModuleType]
EXERCISE = "descent/gradient_descent_1d"


@pytest.mark.parametrize("seed", range(5))
def test_the_path_is_that_of_the_optimizer(torch: ModuleType, answers: Answers, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x0, lr = rng.uniform(-1.5, 1.5), rng.uniform(0.05, 0.4)

    def curve(x: Any) -> Any:
        return x**4 / 4 - x**2 / 2 + x / 10

    theirs = answers(EXERCISE, "in_pytorch").descend(curve, x0, lr, 12)
    ours = answers(EXERCISE, "solution").descend(lambda x: x**3 - x + 0.1, x0, lr, 12)
    assert_allclose(ours, theirs.numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("lr", [0.5, 1.0, 5.0, 7.0, 10.0, 11.0])
def test_on_a_parabola_the_distance_is_a_power(answers: Answers, lr: float) -> None:
    path = answers(EXERCISE, "solution").descend(lambda x: (x - 1) / 5, 10.0, lr, 40)
    assert_allclose(path, 1 + 9 * (1 - lr / 5) ** np.arange(41), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("slope", [-3.0, -1e-9, 0.0, 2.5, 7])
def test_directions_agree(torch: ModuleType, answers: Answers, slope: float) -> None:
    ours = answers(EXERCISE, "solution").direction(slope)
    assert ours == answers(EXERCISE, "in_pytorch").direction(slope)
    assert ours == -int(np.sign(slope))
