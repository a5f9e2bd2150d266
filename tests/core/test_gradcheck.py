"""Central differences against closed forms, and the planted bugs they must see."""

import numpy as np
import pytest

from grader.gradcheck import directional_check, locate, numerical_gradient, one_by_one


def quadratic(params):
    return float(np.sum(params["W"] ** 2) + np.sum(params["b"] * 3.0))


QUADRATIC = one_by_one(quadratic)
PARAMS = {"W": np.array([[1.0, -2.0], [0.5, 4.0], [0.0, 1.0]]), "b": np.array([1.0, 2.0])}
GRADS = {"W": 2 * PARAMS["W"], "b": np.full(2, 3.0)}


def test_numerical_gradient_of_a_quadratic_is_exact():
    np.testing.assert_allclose(numerical_gradient(QUADRATIC, PARAMS, "W"), GRADS["W"], atol=1e-9)


def test_params_are_left_alone_and_the_loss_cannot_reach_them():
    before = {key: value.copy() for key, value in PARAMS.items()}

    def spoils(params):
        params["W"] = params["W"] * 0
        return quadratic(params)

    numerical_gradient(one_by_one(spoils), PARAMS, "b")
    for key, value in before.items():
        np.testing.assert_array_equal(PARAMS[key], value)


def test_right_gradients_agree():
    verdicts = directional_check(QUADRATIC, PARAMS, GRADS, np.random.default_rng(0))
    assert [(one.name, one.agrees) for one in verdicts] == [("W", True), ("b", True)]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(
    "wrong",
    [
        lambda g: -g,
        lambda g: g * (1 + 1e-4),
        lambda g: g + np.eye(3, 2) * 1e-2,
        np.zeros_like,
        lambda g: np.full_like(g, np.nan),
        lambda g: g.sum() * np.ones_like(g),
    ],
)
def test_wrong_gradients_are_seen_in_their_array_only(wrong, seed):
    grads = {**GRADS, "W": wrong(GRADS["W"])}
    verdicts = directional_check(QUADRATIC, PARAMS, grads, np.random.default_rng(seed))
    assert [one.agrees for one in verdicts] == [False, True]


def test_locate_names_the_worst_entry():
    grads = {**GRADS, "W": GRADS["W"].copy()}
    grads["W"][1, 1] += 0.5
    found = locate(QUADRATIC, PARAMS, grads, "W")
    assert found.index == (1, 1)
    assert found.analytic == pytest.approx(8.5)
    assert found.numeric == pytest.approx(8.0)
    assert found.relative_error == pytest.approx(0.5 / np.linalg.norm(grads["W"]), rel=1e-3)


@pytest.mark.parametrize("rounding", [-1e-9, 0.0, 1e-9])
def test_locate_names_the_first_of_two_that_are_equally_wrong(rounding):
    grads = {**GRADS, "b": GRADS["b"] + [0.5, -0.5 + rounding]}
    assert locate(QUADRATIC, PARAMS, grads, "b").index == (0,)


def test_locate_names_what_is_not_a_number():
    grads = {**GRADS, "b": np.array([7.0, np.nan])}
    assert locate(QUADRATIC, PARAMS, grads, "b").index == (1,)


@pytest.mark.parametrize("seed", range(20))
def test_a_kink_within_reach_does_not_fail_a_right_gradient(seed):
    rng = np.random.default_rng(seed)
    near_zero = np.where(rng.random(40) < 0.1, 2e-6, rng.normal(size=40))

    def relu_sum(params):
        return float(np.maximum(params["W"], 0).sum())

    grads = {"W": (near_zero > 0).astype(float)}
    (verdict,) = directional_check(
        one_by_one(relu_sum), {"W": near_zero}, grads, rng, tolerance=1e-5
    )
    # A direction in which a kink lies is drawn again; where all are, the check may not tell.
    kinked = np.sum(np.abs(near_zero) < 1e-5)
    assert verdict.agrees or kinked > 1
