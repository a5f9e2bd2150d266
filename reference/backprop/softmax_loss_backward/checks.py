"""What is verified of `softmax_loss`.

The gradient is compared by value and with the measured slope of the learner's own loss, so a loss
that is a sum can be told from a gradient that is one. The loss of ordinary logits is compared to
five digits: a delta inside the logarithm shows where the task says it must not be, far out.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    Tolerance,
    expect,
    expect_that,
    expect_unchanged,
    message,
)

from . import solution

exercise = Exercise(functions=["softmax_loss"])

CLOSE = Tolerance(rtol=1e-5, atol=5e-6)
STEP = 1e-5
SIZES = ((5, 3), (1, 4), (4, 4), (2, 6), (3, 1))
LESSON = np.array([[1.0, 2.0, 0.0], [3.0, 0.0, 1.0]])
TRUE = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


def _targets(rng: Generator, n: int, classes: int) -> np.ndarray:
    rows: np.ndarray = np.eye(classes)[rng.integers(0, classes, n)]
    return rows


def _logits(rng: Generator, n: int, classes: int) -> np.ndarray:
    """Draw logits that leave no class a tiny probability."""
    return rng.uniform(-1.2, 1.2, (n, classes))


def _parts(submission: Submission, a: np.ndarray, t: np.ndarray) -> tuple[Observed, Observed]:
    loss, da = submission.softmax_loss(a, t).items(2)
    return loss, da


def _factors(a: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
    rows = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    y = solution.softmax_loss(a, rows)[1] * len(a) + rows
    return {"y * (1 - y)": y * (1 - y)}


def _expect_gradient(submission: Submission, a: np.ndarray, t: np.ndarray, hint: str = "") -> None:
    _, da = _parts(submission, a, t)
    expect(da, equals=solution.softmax_loss(a, t)[1], factors=_factors(a, t), hint=hint)


@exercise.check("the loss is the mean of what the true classes cost", points=2)
def loss(submission: Submission, rng: Generator) -> None:
    made, _ = _parts(submission, LESSON, TRUE)
    expect(
        made,
        equals=solution.softmax_loss(LESSON, TRUE)[0],
        tolerance=CLOSE,
        hint="This is the example of the lesson. Print y and the cost of each row, and compare.",
    )
    for n, classes in SIZES:
        a, t = _logits(rng, n, classes), _targets(rng, n, classes)
        made, _ = _parts(submission, a, t)
        expect(made, equals=solution.softmax_loss(a, t)[0], tolerance=CLOSE)


@exercise.check("da is y - t, divided by the number of samples", points=4)
def gradient(submission: Submission, rng: Generator) -> None:
    _expect_gradient(
        submission,
        LESSON[:1],
        TRUE[:1],
        hint="This is the first row of the lesson's example, alone.",
    )
    _expect_gradient(submission, LESSON, TRUE, hint="This is the example of the lesson.")
    for n, classes in SIZES:
        _expect_gradient(submission, _logits(rng, n, classes), _targets(rng, n, classes))
    whole = rng.integers(-2, 3, (4, 3))
    _expect_gradient(submission, whole, _targets(rng, 4, 3).astype(np.int64))
    _expect_gradient(submission, _logits(rng, 5, 8)[:, ::2], _targets(rng, 5, 4))
    _expect_gradient(submission, _logits(rng, 3, 5).T, _targets(rng, 5, 3))
    _expect_gradient(submission, np.zeros((2, 3)), _targets(rng, 2, 3))
    single = _logits(rng, 4, 3).astype(np.float32)
    _expect_gradient(submission, single, _targets(rng, 4, 3))


@exercise.check("da is the slope of your own loss, measured at every logit", points=2)
def slope(submission: Submission, rng: Generator) -> None:
    a, t = _logits(rng, 2, 3), _targets(rng, 2, 3)
    _, da = _parts(submission, a, t)
    told = da.array(a.shape)
    if getattr(da.value, "dtype", None) == np.float32:
        return  # in float32 a slope drowns in rounding; the values above stand in for it
    with da.probing():
        moved = [
            [_parts(submission, _moved(a, place, by), t)[0] for by in (STEP, -STEP)]
            for place in np.ndindex(*a.shape)
        ]
        slopes = [float(up.array(()) - down.array(())) / (2 * STEP) for up, down in moved]
    measured = np.array(slopes).reshape(a.shape)
    gap = np.abs(told - measured)
    worst = np.unravel_index(int(np.argmax(gap)), a.shape)
    expect_that(
        da,
        gap[worst] <= 1e-5 * max(1.0, float(np.abs(measured).max())),
        message(
            "Your da is not the slope of your own loss. Moving logit {place} changes your loss by "
            "{measured} a unit; your da says {told} there.",
            place=str(tuple(int(index) for index in worst)),
            measured=f"{measured[worst]:.6f}",
            told=f"{told[worst]:.6f}",
        ),
        hint="One of the two belongs to another loss. Compare them on a single sample first: there "
        "no N is in the way.",
    )


def _moved(a: np.ndarray, place: tuple[int, ...], by: float) -> np.ndarray:
    other = a.copy()
    other[place] += by
    return other


@exercise.check("integer labels say the same as one-hot rows", points=2, after=(loss, gradient))
def labels(submission: Submission, rng: Generator) -> None:
    hint = "t.ndim tells which of the two kinds you were given."
    sizes = ((5, 3, np.int64), (4, 4, np.int64), (1, 3, np.int64), (6, 4, np.uint8))
    for n, classes, dtype in sizes:
        a, t = _logits(rng, n, classes), rng.integers(0, classes, n).astype(dtype)
        right = solution.softmax_loss(a, t)
        made, da = _parts(submission, a, t)
        expect(made, equals=right[0], tolerance=CLOSE, hint=hint)
        expect(da, equals=right[1], factors=_factors(a, t), hint=hint)


@exercise.check(
    "da stays right where logits reach -1000 and 1000, and rows lie far apart",
    points=2,
    after=gradient,
)
def far_gradient(submission: Submission, rng: Generator) -> None:
    hint = "A row may be moved as a whole before exp. A warning is no fault; inf / inf is."
    for a in _far():
        for t in (np.eye(3)[[0, 1]], np.eye(3)[[2, 0]]):
            _expect_gradient(submission, a, t, hint=hint)


def _far() -> list[np.ndarray]:
    return [
        np.array([[1000.0, 0.0, -1000.0], [-1000.0, 1000.0, 1000.0]]),
        np.array([[0.0, 1.0, 2.0], [800.0, 801.0, 802.0]]),
        np.array([[-998.0, -1000.0, -999.0], [-1000.0, -1000.0, -1000.0]]),
    ]


@exercise.check(
    "being confident and wrong costs what it should: 1000 for a logit 1000 too low",
    points=2,
    after=loss,
)
def far_loss(submission: Submission) -> None:
    hint = (
        "The logarithm of exp(s) is s again. Which part of log(exp(s) / sum) can be had without "
        "computing exp(s) first?"
    )
    for a in (np.array([[1000.0, 0.0, 0.0]]), *_far()):
        for label in (1, 2, 0):
            t = np.eye(3)[[label] * len(a)]
            made, _ = _parts(submission, a, t)
            expect(made, equals=solution.softmax_loss(a, t)[0], tolerance=CLOSE, hint=hint)
    wrong = np.array([[40.0, 0.0], [30.0, 0.0]])
    made, _ = _parts(submission, wrong, np.eye(2)[[1, 1]])
    expect(made, equals=35.0, tolerance=CLOSE, hint=hint)


@exercise.check(
    "leaves a and t as they were, and answers the same when asked again",
    points=1,
    after=(gradient, labels),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Operators such as a -= ... write into the caller's own array; t -= 1 does, too."
    a = _logits(rng, 4, 3)
    for t in (_targets(rng, 4, 3), rng.integers(0, 3, 4)):
        right = solution.softmax_loss(a, t)[1]
        for _ in range(2):
            made = submission.softmax_loss(a, t)
            expect(made[1], equals=right)
            expect_unchanged(made, hint=hint)
        locked = [array.copy() for array in (a, t)]
        for array in locked:
            array.setflags(write=False)
        expect(submission.softmax_loss(*locked)[1], equals=right, hint=hint)
