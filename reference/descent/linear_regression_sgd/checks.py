"""What is verified of `LinearFunction` and `fit`.

The paths of the first epochs decide, with few points and large steps. Where training ends is not
asked: wrong programs end near the right line as well.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["LinearFunction", "fit"])


@exercise.check("a LinearFunction computes a * x + b, for one number and for an array", points=2)
def line(submission: Submission, rng: Generator) -> None:
    for a, b in ((2.0, 1.0), tuple(float(one) for one in rng.normal(0, 2, 2))):
        made = submission.LinearFunction(a, b)
        for x in (3.0, -1, rng.normal(0, 1, 4), np.array([0, 1, 2])):
            expect(
                submission.of(made).predict(x),
                equals=a * np.asarray(x) + b if isinstance(x, np.ndarray) else a * x + b,
                hint="a is the slope of the line and b its height at 0.",
            )
        expect(submission.of(made).get(), equals=(a, b))


@exercise.check("update goes downhill by lr times the slopes, again and again", points=2)
def update(submission: Submission, rng: Generator) -> None:
    a, b = -2.0, -1.0
    made = submission.LinearFunction(a, b)
    steps = [(-48.0, -16.0, 0.01), *((*map(float, rng.normal(0, 1, 2)), 0.3) for _ in range(2))]
    for da, db, lr in steps:
        submission.of(made).update(da, db, lr)
        a, b = a - lr * da, b - lr * db
        expect(
            submission.of(made).get(),
            equals=(a, b),
            hint="Print self.a before and after the step. By how much should it change, and which "
            "way?",
        )


@exercise.check("two lines are two objects: what one learns, the other does not", points=1)
def apart(submission: Submission, rng: Generator) -> None:
    first, second = submission.LinearFunction(1.0, 2.0), submission.LinearFunction(3.0, 4.0)
    submission.of(second).update(1.0, 2.0, 0.5)
    hint = "self.a belongs to one line. A plain a at the top of the class belongs to all of them."
    expect(submission.of(first).get(), equals=(1.0, 2.0), hint=hint)
    expect(submission.of(second).get(), equals=(2.5, 3.0))


@exercise.check("the first steps of fit, as worked by hand in the lesson", points=3)
def by_hand(submission: Submission) -> None:
    x, y = np.array([3.0, -1.0]), np.array([1.0, 2.0])
    # The paths never have as many entries as there are points: nothing can pair them by accident.
    for count, epochs in ((1, 1), (2, 2)):
        fitted = submission.fit(x[:count], y[:count], -2.0, -1.0, 0.01, epochs).items(2)
        right = solution.fit(x[:count], y[:count], -2.0, -1.0, 0.01, epochs)
        for path, wanted in zip(fitted, right, strict=True):
            expect(
                path,
                equals=wanted,
                hint="Print the prediction, the error and both slopes at each point, and compare "
                "with the lesson.",
            )


@exercise.check(
    "a step after every point, in their order, and a and b noted once an epoch", points=4
)
def values(submission: Submission, rng: Generator) -> None:
    cases = [
        (rng.normal(0, 1, 5), rng.normal(0, 1, 5), 0.1, 3),
        (rng.normal(0, 1, 1), rng.normal(0, 1, 1), 0.2, 4),
        (rng.normal(0, 1, 7), rng.normal(0, 1, 7), 0.03, 1),
        (rng.integers(-2, 3, 4), rng.integers(-3, 4, 4), 0.05, 2),
        (rng.normal(0, 1, (4, 3))[:, 1], rng.normal(0, 1, 8)[::2], 0.05, 2),
        (rng.normal(0, 1, 3), rng.normal(0, 1, 3), 0.1, 0),
    ]
    for x, y, lr, epochs in cases:
        a0, b0 = (float(one) for one in rng.normal(0, 1, 2))
        fitted = submission.fit(x, y, a0, b0, lr, epochs).items(2)
        right = solution.fit(x, y, a0, b0, lr, epochs)
        for path, wanted in zip(fitted, right, strict=True):
            expect(path, equals=wanted)
    # Whole numbers to start from: an array made of them would cut off what is learned.
    x, y = rng.normal(0, 1, 4), rng.normal(0, 1, 4)
    right = solution.fit(x, y, -2, -1, 0.1, 2)
    for path, wanted in zip(submission.fit(x, y, -2, -1, 0.1, 2).items(2), right, strict=True):
        expect(path, equals=wanted, hint="a0 and b0 may be whole numbers; what follows is none.")


@exercise.check("a learning rate that is too large runs away, as it should", points=1, after=values)
def too_large(submission: Submission, rng: Generator) -> None:
    x, y = rng.normal(0, 1, 20), rng.normal(0, 1, 20)
    right = solution.fit(x, y, -2.0, -1.0, 0.9, 2)
    fitted = submission.fit(x, y, -2.0, -1.0, 0.9, 2).items(2)
    for path, wanted in zip(fitted, right, strict=True):
        expect(path, equals=wanted, hint="No step is cut short, however far it goes.")


@exercise.check(
    "the points stay as they were, and the same question gets the same answer",
    points=2,
    after=values,
)
def unchanged(submission: Submission, rng: Generator) -> None:
    x, y = rng.normal(0, 1, 4), rng.normal(0, 1, 4)
    right = solution.fit(x, y, 0.5, -0.5, 0.1, 2)
    for _ in range(2):
        asked = submission.fit(x, y, 0.5, -0.5, 0.1, 2)
        expect(
            asked,
            equals=right,
            hint="Nothing may stay behind from the call before: begin each fit with a new line.",
        )
        expect_unchanged(asked)
