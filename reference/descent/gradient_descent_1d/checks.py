"""What is verified of `direction` and `descend`.

Whether a path arrives anywhere is never asked: at some learning rates the right program diverges.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Submission,
    callback,
    expect,
    expect_that,
    expect_unchanged,
    message,
)

from . import solution

exercise = Exercise(functions=["direction", "descend"])


# The derivatives that are sent; `np` is all that they may use.
def valley(x: float) -> float:
    """Return the slope of (x - 1)**2 / 10."""
    return (x - 1.0) / 5.0


def two_valleys(x: float) -> float:
    """Return the slope of x**4 / 4 - x**2 / 2."""
    return x**3 - x


def wave(x: float) -> float:
    """Return the slope of -cos(x)."""
    return np.sin(x)


def ramp(x: float) -> float:
    """Return the slope of a straight line: the same everywhere."""
    return 3.0 + 0.0 * x


@exercise.check("direction says which way is downhill: -1, 0 or 1", points=2)
def downhill(submission: Submission, rng: Generator) -> None:
    steep = float(rng.uniform(2, 9))
    for slope in (1.8, -0.4, 0.0, steep, -steep, 0.001, -0.001, 3, -2, 0):
        expect(
            submission.direction(slope),
            equals=solution.direction(slope),
            hint="Where the curve rises to the right, downhill is to the left.",
        )


@exercise.check("three steps of descend, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    expect(
        submission.descend(callback(valley), 10.0, 1.0, 3),
        equals=solution.descend(valley, 10.0, 1.0, 3),
        hint="Print x and df(x) at every step, and compare with the lesson.",
    )


@exercise.check("the path holds steps + 1 places, the start first, also after no step", points=1)
def length(submission: Submission, rng: Generator) -> None:
    for steps in (0, 1, 7):
        x0 = float(rng.uniform(2, 5))
        walked = submission.descend(callback(valley), x0, 0.5, steps)
        if not walked.returned:
            expect(walked, equals=solution.descend(valley, x0, 0.5, steps))
            return
        path = walked.value
        shape = np.shape(path)
        expect_that(
            walked,
            isinstance(path, np.ndarray) and shape == (steps + 1,),
            message(
                "With steps = {steps} a NumPy array of shape ({wanted},) is asked for: the start "
                "and the place after each step. Yours has shape {shape}.",
                steps=steps,
                wanted=steps + 1,
                shape=str(shape),
            )
            if isinstance(path, np.ndarray)
            else message(
                "A NumPy array is asked for; you returned something else. np.array(places) makes "
                "one of a list."
            ),
        )
        if isinstance(path, np.ndarray) and shape == (steps + 1,):
            expect_that(
                walked,
                bool(np.isclose(float(path[0]), x0)),
                message("The first entry of the path is not x0, where the walk starts."),
            )


@exercise.check(
    "each step is x - lr * df(x), with the slope of the place it starts from",
    points=3,
    after=(by_hand, length),
)
def values(submission: Submission, rng: Generator) -> None:
    for df in (valley, wave, two_valleys, ramp):
        for lr in (0.1, 0.3):
            x0 = float(rng.uniform(-1.5, 1.5))
            expect(
                submission.descend(callback(df), x0, lr, 6),
                equals=solution.descend(df, x0, lr, 6),
                hint="Compare the first place that differs with the place before it: "
                "x - lr * df(x).",
            )
    # On the spot where the slope is 0, and so close to it that a program might stop.
    for x0 in (1.0, 1.0 + 1e-4):
        expect(
            submission.descend(callback(valley), x0, 1.0, 5),
            equals=solution.descend(valley, x0, 1.0, 5),
        )
    for whole in (10, -3):
        expect(
            submission.descend(callback(valley), whole, 1.0, 4),
            equals=solution.descend(valley, whole, 1.0, 4),
            hint="x0 may be a whole number; the places after it are not.",
        )


@exercise.check(
    "learning rates that land (5), swing (10) and run away (11) do so",
    points=1,
    after=(by_hand, length),
)
def rates(submission: Submission) -> None:
    for lr in (1.0, 5.0, 10.0, 11.0):
        expect(
            submission.descend(callback(valley), 10.0, lr, 30),
            equals=solution.descend(valley, 10.0, lr, 30),
            hint="No learning rate is special: the same line of code makes all four paths.",
        )


@exercise.check("the same question gets the same answer", points=1, after=values)
def again(submission: Submission, rng: Generator) -> None:
    x0 = float(rng.uniform(-1.5, 1.5))
    for _ in range(2):
        walked = submission.descend(callback(wave), x0, 0.2, 3)
        expect(walked, equals=solution.descend(wave, x0, 0.2, 3))
        expect_unchanged(walked)
    expect(
        submission.descend(callback(valley), 2.0, 0.2, 3),
        equals=solution.descend(valley, 2.0, 0.2, 3),
        hint="Does something stay behind from the call before, such as a list outside the "
        "function?",
    )
