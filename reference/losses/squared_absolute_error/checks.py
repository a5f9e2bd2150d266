"""What is verified of the two losses and their slopes.

No check of `mae_grad` has a prediction that equals its target: there the absolute error has no
slope, and libraries differ in what they answer.

One slip is often made in all four functions. So the checks build on each other, and a check of
several functions ends at the first that is wrong: the message is then about one of them.
"""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Observed, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["mse", "mse_grad", "mae", "mae_grad"])

LESSON = np.array([3.0, 5.0, 2.0, 6.0]), np.array([2.5, 5.5, 4.0, 2.0])
ORDER = ("mse", "mse_grad", "mae", "mae_grad")


def _errors(rng: Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw errors of both signs, none of them close to 0."""
    size = rng.uniform(0.2, 3.0, shape) * np.where(rng.integers(0, 2, shape) == 1, 1.0, -1.0)
    size.flat[0] = abs(size.flat[0])
    if size.size > 1:
        size.flat[1] = -abs(size.flat[1])
    return size


def _pairs(rng: Generator) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield predictions and targets of one shape, of several kinds."""
    for shape in ((5,), (1,), (4, 3), (1, 4), (5, 1), (3, 3)):
        t = rng.normal(0, 2, shape)
        yield t + _errors(rng, shape), t
    t = rng.normal(0, 2, 6)
    far = t + _errors(rng, (6,))
    far[2] = t[2] + 1000.0
    yield far, t
    whole = rng.integers(-9, 10, (3, 4))
    yield whole + rng.integers(1, 5, (3, 4)) * np.array([1, -1, 1, -1]), whole
    t = rng.normal(0, 2, (4, 6))
    yield (t + _errors(rng, (4, 6)))[:, ::2], t[:, ::2]
    t = rng.normal(0, 2, (2, 5))
    yield (t + _errors(rng, (2, 5))).T, t.T
    t = rng.normal(0, 2, (3, 2))
    yield (t + _errors(rng, (3, 2))).astype(np.float32), t.astype(np.float32)


def _right(observed: Observed, answer: float | np.ndarray) -> bool:
    if not observed.returned or np.shape(observed.value) != np.shape(answer):
        return False
    return bool(np.allclose(observed.array(np.shape(answer)), answer))


@exercise.check("the four predictions of the lesson, with their outlier", points=1)
def by_hand(submission: Submission) -> None:
    for name in ORDER:
        answer = getattr(solution, name)(*LESSON)
        observed = getattr(submission, name)(*LESSON)
        expect(observed, equals=answer, hint="The lesson works these numbers out, step by step.")
        if not _right(observed, answer):
            return


@exercise.check("mse is the mean of the squared errors, over every entry", points=1)
def squares(submission: Submission, rng: Generator) -> None:
    for y, t in _pairs(rng):
        expect(submission.mse(y, t), equals=solution.mse(y, t))
    t = rng.normal(0, 2, (3, 2))
    expect(submission.mse(t.copy(), t), equals=0.0)


@exercise.check("mse_grad is the slope of mse for every prediction", points=2, after=squares)
def slopes_of_squares(submission: Submission, rng: Generator) -> None:
    for y, t in _pairs(rng):
        expect(
            submission.mse_grad(y, t),
            equals=solution.mse_grad(y, t),
            hint="The derivative of e ** 2 is 2 * e, and the mean divides by the number of "
            "entries.",
        )
    t = rng.normal(0, 2, (3, 2))
    expect(submission.mse_grad(t.copy(), t), equals=np.zeros((3, 2)))


@exercise.check("mae is the mean of the absolute errors, over every entry", points=1, after=squares)
def sizes(submission: Submission, rng: Generator) -> None:
    for y, t in _pairs(rng):
        expect(submission.mae(y, t), equals=solution.mae(y, t))
    t = rng.normal(0, 2, (3, 2))
    expect(submission.mae(t.copy(), t), equals=0.0)


@exercise.check(
    "mae_grad is the slope of mae for every prediction: only the sign of its error counts",
    points=2,
    after=(sizes, slopes_of_squares),
)
def slopes_of_sizes(submission: Submission, rng: Generator) -> None:
    for y, t in _pairs(rng):
        expect(
            submission.mae_grad(y, t),
            equals=solution.mae_grad(y, t),
            hint="Think of the graph of |e|, two straight lines: how steep is each of them?",
        )


@exercise.check(
    "a column (N, 1) and a plain vector (N,) are paired number by number",
    points=2,
    after=slopes_of_sizes,
)
def column_and_vector(submission: Submission, rng: Generator) -> None:
    for name in ORDER:
        right = []
        for y_shape, t_shape in (((5, 1), (5,)), ((4,), (4, 1)), ((1, 1), (1,))):
            t = rng.normal(0, 2, t_shape)
            y = t.reshape(y_shape) + _errors(rng, y_shape)
            answer = getattr(solution, name)(y, t)
            observed = getattr(submission, name)(y, t)
            expect(observed, equals=answer, hint="Print (y - t).shape for these two.")
            right.append((observed, answer))
        if not all(_right(*one) for one in right):
            return


@exercise.check("leaves y and t as they were", points=1, after=slopes_of_sizes)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Operators such as y -= t write into the caller's own array; y - t makes a new one."
    for name in ORDER:
        t = rng.normal(0, 2, (4, 3))
        y = t + _errors(rng, (4, 3))
        answer = getattr(solution, name)(y, t)
        observed = getattr(submission, name)(y, t)
        expect(observed, equals=answer)
        expect_unchanged(observed, hint=hint)
        locked = y.copy(), t.copy()
        for array in locked:
            array.setflags(write=False)
        expect(getattr(submission, name)(*locked), equals=answer, hint=hint)
