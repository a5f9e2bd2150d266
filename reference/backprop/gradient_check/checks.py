"""What is verified of `rel_error` and `grad_check`.

A measured slope holds rounding, about 1e-10 of its length, so errors are compared to seven places
after the point: that tells a right gradient from a one-sided measurement. Programs may move entries
of the given parameters if they put them back, up to rounding.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    Tolerance,
    callback,
    expect,
    expect_that,
    expect_unchanged,
    message,
)

from . import solution

exercise = Exercise(functions=["rel_error", "grad_check"])

Params = dict[str, np.ndarray]

CLOSE = Tolerance(rtol=1e-6, atol=1e-7)
PUT_BACK = 1e-12  # what moving up and down again may leave behind
LESSON = {"w": np.array([1.0, 2.0]), "b": np.array([0.5])}


def cubes_and_squares(params: Params) -> float:
    """Return the loss of the lesson: the cubes of w and the squares of b."""
    return float(np.sum(params["w"] ** 3) + np.sum(params["b"] ** 2))


def absolute_values(params: Params) -> float:
    """Return a loss with a kink at every 0."""
    return float(np.sum(np.abs(params["w"])))


def loss_of_a_net(params: Params) -> float:
    """Return the mean cross-entropy of a two-layer net on four samples."""
    x = 2 * np.sin(np.arange(12.0)).reshape(4, 3)
    t = np.eye(2)[[0, 1, 1, 0]]
    h = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    a = h @ params["W2"] + params["b2"]
    return float(np.mean(np.log(np.exp(a).sum(axis=1)) - (a * t).sum(axis=1)))


def _slopes_of_the_net(params: Params) -> tuple[Params, Params]:
    """Return the gradient of that loss, and one without the slope of the sigmoid."""
    x = 2 * np.sin(np.arange(12.0)).reshape(4, 3)
    t = np.eye(2)[[0, 1, 1, 0]]
    h = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    powers = np.exp(h @ params["W2"] + params["b2"])
    da = (powers / powers.sum(axis=1, keepdims=True) - t) / 4
    dh = da @ params["W2"].T
    dz = dh * h * (1 - h)
    right = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}
    return right, {**right, "W1": x.T @ dh, "b1": dh.sum(axis=0)}


def _net(rng: Generator) -> Params:
    sizes = {"W1": (3, 5), "b1": (5,), "W2": (5, 2), "b2": (2,)}
    return {name: rng.normal(0, 0.7, size) for name, size in sizes.items()}


def _errors(
    f: Callable[[Params], float], params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Return what `grad_check` should find, without the rounding of this very measurement."""
    found = solution.grad_check(f, params, grads, h)
    return {name: round(error, 8) for name, error in found.items()}


@exercise.check("rel_error is 0 for equal gradients, 1/3 for a doubled one, 1 for 0", points=2)
def rel_by_hand(submission: Submission) -> None:
    a = np.array([3.0, 4.0])
    for n in (2 * a, a, np.zeros(2), -a, np.array([3.0, 8.0])):
        expect(
            submission.rel_error(a, n),
            equals=solution.rel_error(a, n),
            hint="The length of (3, 4) is 5, that of (6, 8) is 10, and that of their difference 5.",
        )


@exercise.check("rel_error works for arrays of every shape and size", points=3, after=rel_by_hand)
def rel_any(submission: Submission, rng: Generator) -> None:
    shapes = ((5,), (1,), (2, 3), (4, 2, 3), (1, 6))
    pairs = [(rng.normal(0, 1, shape), rng.normal(0, 1, shape)) for shape in shapes]
    for scale in (1e6, 1e-4):
        pairs.append((scale * rng.normal(0, 1, 4), scale * rng.normal(0, 1, 4)))
    near, whole = rng.normal(0, 1, (3, 4)), rng.integers(-4, 5, (2, 6))
    pairs += [(near, near * (1 + 1e-3)), (near.T, near[::-1].T), (whole[0], whole[1])]
    for a, n in pairs:
        expect(submission.rel_error(a, n), equals=solution.rel_error(a, n))
    a, n = rng.normal(0, 1, (2, 5)).astype(np.float32)
    expect(submission.rel_error(a, n), equals=solution.rel_error(a, n))


@exercise.check(
    "rel_error finds that 0 and 0 agree, and never divides by less than 1e-8",
    points=1,
    after=rel_any,
)
def rel_tiny(submission: Submission) -> None:
    zeros = np.zeros((2, 2))
    hint = "max(length, 1e-8) is the length itself, unless that is smaller than 1e-8."
    for a in (zeros, zeros + 1e-9, zeros + 4e-9):
        expect(submission.rel_error(a, zeros), equals=solution.rel_error(a, zeros), hint=hint)


@exercise.check(
    "grad_check on the lesson's example: about 0 for the right gradients, more for wrong ones",
    points=2,
    after=(rel_by_hand, rel_any),
)
def example(submission: Submission, rng: Generator) -> None:
    f = callback(cubes_and_squares)
    right = {"w": np.array([3.0, 12.0]), "b": np.array([1.0])}
    for grads in (right, {**right, "w": np.array([3.0, 6.0])}, {**right, "b": np.array([2.0])}):
        _expect_errors(submission, LESSON, grads)
    params = {"w": rng.normal(0, 1, (3, 2)), "b": rng.normal(0, 1, 4)}
    slopes = {"w": 3 * params["w"] ** 2, "b": 2 * params["b"]}
    _expect_errors(submission, params, slopes)
    _expect_errors(submission, params, {"w": slopes["w"], "b": slopes["b"] * 0})
    cube = {"w": rng.normal(0, 1, (2, 3, 2)), "b": np.array([0.3])}
    made = submission.grad_check(f, cube, {"w": 3 * cube["w"] ** 2, "b": np.array([0.6])})
    expect(made, equals={"w": 0.0, "b": 0.0}, tolerance=CLOSE)


def _expect_errors(submission: Submission, params: Params, grads: Params) -> None:
    expect(
        submission.grad_check(callback(cubes_and_squares), params, grads),
        equals=_errors(cubes_and_squares, params, grads),
        tolerance=CLOSE,
        hint="Print the slopes you measure for w = (1, 2): they are 3 and 12.",
    )


@exercise.check(
    "seven bugs planted into a two-layer net: each shows in its own array, and nowhere else",
    points=3,
    after=example,
)
def planted(submission: Submission, rng: Generator) -> None:
    params = _net(rng)
    right, no_slope = _slopes_of_the_net(params)
    one_entry = right["W1"].copy()
    one_entry[2, 1] *= 1.5
    for grads in (
        right,
        {**right, "W2": 2 * right["W2"]},
        {**right, "W1": -right["W1"]},
        {**right, "b1": 0 * right["b1"]},
        {**right, "b2": right["b2"] / 4},
        no_slope,
        {**right, "W1": one_entry},
        {**right, "W1": 1.01 * right["W1"], "b1": right["b1"][::-1]},
    ):
        expect(
            submission.grad_check(callback(loss_of_a_net), params, grads),
            equals=_errors(loss_of_a_net, params, grads),
            tolerance=CLOSE,
            hint="Every array is measured and judged by itself.",
        )


@exercise.check("grad_check measures to both sides, as far as h says", points=2, after=example)
def both_sides(submission: Submission, rng: Generator) -> None:
    hint = "For a cube the slope from w - h to w + h is 3 w^2 + h^2, exactly."
    params = {"w": rng.uniform(0.5, 1.5, (2, 2)), "b": rng.uniform(0.5, 1.5, 3)}
    grads = {"w": 3 * params["w"] ** 2, "b": 2 * params["b"]}
    for h in (0.1, 0.5, 1e-3):
        expect(
            submission.grad_check(callback(cubes_and_squares), params, grads, h),
            equals=_errors(cubes_and_squares, params, grads, h),
            tolerance=CLOSE,
            hint=hint,
        )
    kink = {"w": np.zeros(3)}
    for slopes in (np.zeros(3), np.ones(3)):
        expect(
            submission.grad_check(callback(absolute_values), kink, {"w": slopes}, h=1e-4),
            equals=_errors(absolute_values, kink, {"w": slopes}, 1e-4),
            tolerance=CLOSE,
            hint="At the kink of |w| the two sides are equally high: the measured slope is 0.",
        )


@exercise.check("float32 parameters are measured in float64", points=1, after=example)
def single(submission: Submission, rng: Generator) -> None:
    params = {name: value.astype(np.float32) for name, value in _net(rng).items()}
    grads = _slopes_of_the_net({name: value.astype(float) for name, value in params.items()})[0]
    expect(
        submission.grad_check(callback(loss_of_a_net), params, grads),
        equals=dict.fromkeys(params, 0.0),
        tolerance=CLOSE,
        hint="In float32, 1 + 0.00001 is off by one part in a thousand of that step.",
    )


@exercise.check("parameters and gradients are as before afterwards", points=1, after=example)
def unchanged(submission: Submission, rng: Generator) -> None:
    params = _net(rng)
    right, _ = _slopes_of_the_net(params)
    for _ in range(2):
        made = submission.grad_check(callback(loss_of_a_net), params, right)
        _expect_put_back(made, {"params": params, "grads": right})
        expect(made, equals=dict.fromkeys(params, 0.0), tolerance=CLOSE)
    a, n = rng.normal(0, 1, (2, 3, 2))
    expect_unchanged(submission.rel_error(a, n))


def _expect_put_back(made: Observed, given: dict[str, Params]) -> None:
    """State that arguments 1 and 2 hold what they held, up to the rounding of moving them."""
    before = dict(zip((1, 2), given.values(), strict=True))
    for change in made.reply.changed:
        position, name = change.path[0], change.path[-1]
        was = before.get(position, {}).get(str(name)) if isinstance(position, int) else None
        if was is None or np.shape(change.value) != np.shape(was):
            expect_unchanged(made)
            return
        gap = float(np.max(np.abs(change.value - was)))
        expect_that(
            made,
            gap <= PUT_BACK,
            message(
                "After the call {name} is no longer what it was: an entry has moved by {gap}.",
                name=str(name),
                gap=f"{gap:.3g}",
            ),
            hint="Keep the entry's old value under a name of its own, and write it back.",
        )
