"""What is verified of `numerical_diff`.

Large values of h decide: there one formula is as far from another as from the derivative itself,
and no rounding blurs the difference.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, callback, expect, expect_that, message

from . import solution

exercise = Exercise(functions=["numerical_diff"])


# What the submission is asked to differentiate; `np` is all that they may use.
def square(x: float) -> float:
    """Return x squared: the central difference is exact here."""
    return x * x


def cube(x: float) -> float:
    """Return the third power of x."""
    return x**3


def line(x: float) -> float:
    """Return a straight line's height."""
    return 5.0 - 3.0 * x


def exponential(x: float) -> float:
    """Return e to the power of x."""
    return np.exp(x)


def sine(x: float) -> float:
    """Return the sine of x."""
    return np.sin(x)


def logarithm(x: float) -> float:
    """Return the natural logarithm of x."""
    return np.log(x)


def ripple(x: float) -> float:
    """Return a sine that bends so much that even h = 0.0001 shows."""
    return np.sin(100.0 * x)


@exercise.check("the third power at 2, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    for h in (0.1, 0.01):
        expect(
            submission.numerical_diff(callback(cube), 2.0, h),
            equals=solution.numerical_diff(cube, 2.0, h),
            hint="Print f(x + h), f(x - h) and the distance between the two places, and compare "
            "with the lesson.",
        )


@exercise.check("follows (f(x + h) - f(x - h)) / (2h), whatever f, x and h are", points=4)
def values(submission: Submission, rng: Generator) -> None:
    for f in (square, cube, exponential, sine, line):
        for h in (0.5, 0.03, 1e-4):
            x = float(rng.uniform(-2, 2))
            expect(
                submission.numerical_diff(callback(f), x, h),
                equals=solution.numerical_diff(f, x, h),
            )
    for x in (0.0, float(rng.uniform(1, 3))):
        expect(
            submission.numerical_diff(callback(cube), x, 0.25),
            equals=solution.numerical_diff(cube, x, 0.25),
        )
    for whole in (-3, 0, 2):
        expect(
            submission.numerical_diff(callback(cube), whole, 0.1),
            equals=solution.numerical_diff(cube, whole, 0.1),
            hint="x may be a whole number. x + h is none any more: nothing has to be rounded.",
        )
    # Only x - h and x + h are safe to ask for: further left there is no logarithm.
    expect(
        submission.numerical_diff(callback(logarithm), 0.25, 0.2),
        equals=solution.numerical_diff(logarithm, 0.25, 0.2),
        hint="The two places to ask f at are x + h and x - h.",
    )


@exercise.check("without a third argument h is 0.0001", points=2, after=(by_hand, values))
def default(submission: Submission, rng: Generator) -> None:
    for f in (ripple, exponential):
        x = float(rng.uniform(0.5, 1.5))
        expect(
            submission.numerical_diff(callback(f), x),
            equals=solution.numerical_diff(f, x),
            hint="The default stands in the line with def. Does the code below it use h?",
        )


@exercise.check("a tenth of h leaves a hundredth of the error", points=2)
def error(submission: Submission, rng: Generator) -> None:
    x = float(rng.uniform(0.0, 1.0))
    true = float(np.exp(x))
    asked = [submission.numerical_diff(callback(exponential), x, h) for h in (0.1, 0.01)]
    coarse, fine = (abs(float(one.array(())) - true) for one in asked)
    # The next power of h makes it 100.05 at most; a formula with an error like h makes it 10.
    ratio = coarse / fine if fine else np.inf
    expect_that(
        asked[1],
        abs(ratio - 100.0) < 1.0,
        message(
            "With h = 0.1 your result is off by {coarse}, with h = 0.01 by {fine}: the first error "
            "is {ratio} times the second. With one point on each side of x it is 100 times.",
            coarse=f"{coarse:.3g}",
            fine=f"{fine:.3g}",
            ratio=f"{ratio:.3g}",
        ),
    )
