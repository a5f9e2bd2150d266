"""What is verified of `numerical_gradient`.

The functions couple the entries of x, so that an entry which was moved and not put back shows in
all that follow. Large values of h tell formulas apart.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Submission,
    callback,
    expect,
    expect_unchanged,
    standard_cases,
)

from . import solution

exercise = Exercise(functions=["numerical_gradient"])


# What the submission is asked to differentiate; `np` is all that they may use.
def sum_of_squares(x: np.ndarray) -> float:
    """Return the sum of all squared entries."""
    return np.sum(x**2)


def square_of_the_sum(x: np.ndarray) -> float:
    """Return the squared sum: the slope of each entry depends on all of them."""
    return np.sum(x) ** 2


def sum_of_cubes(x: np.ndarray) -> float:
    """Return the sum of all third powers: the central difference is off by h squared."""
    return np.sum(x**3)


def weighted_waves(x: np.ndarray) -> float:
    """Return sines of the entries, each with a weight of its own, in the order of reading."""
    return np.sum(np.sin(x) * np.arange(1.0, x.size + 1.0).reshape(x.shape))


def product_of_neighbours(x: np.ndarray) -> float:
    """Return the sum of the products of entries that follow each other."""
    return np.sum(np.ravel(x)[1:] * np.ravel(x)[:-1])


def ripples(x: np.ndarray) -> float:
    """Return sines that bend so much that even h = 0.0001 shows."""
    return np.sum(np.sin(100.0 * x))


@exercise.check("a vector and a matrix, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    for x in (np.array([3.0, 4.0]), np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])):
        expect(
            submission.numerical_gradient(callback(sum_of_squares), x),
            equals=solution.numerical_gradient(sum_of_squares, x),
            hint="Move one entry, ask f twice, put the entry back, and only then go on to the "
            "next one.",
        )


@exercise.check("any shape, and any function of all entries together", points=3, after=by_hand)
def values(submission: Submission, rng: Generator) -> None:
    f = (weighted_waves, square_of_the_sum, product_of_neighbours, sum_of_cubes)
    without = ("empty", "integers", "uint8", "float32", "read-only", "large")
    cases = [case.x for case in standard_cases(rng, without=without, scale=1.0)]
    cases += [rng.normal(0, 1, (2, 3, 4)), rng.normal(0, 1, (4, 1)), rng.normal(0, 1, 1)]
    for count, x in enumerate(cases):
        for one in (f[count % len(f)], f[(count + 1) % len(f)]):
            expect(
                submission.numerical_gradient(callback(one), x),
                equals=solution.numerical_gradient(one, x),
                hint="np.ndindex(x.shape) runs through all places of an array of any shape.",
            )


@exercise.check("uses the h that is given, and 0.0001 without one", points=2, after=by_hand)
def steps(submission: Submission, rng: Generator) -> None:
    x = rng.normal(0, 1, (2, 3))
    for h in (0.5, 0.02):
        expect(
            submission.numerical_gradient(callback(sum_of_cubes), x, h),
            equals=solution.numerical_gradient(sum_of_cubes, x, h),
            hint="x - h and x + h are 2h apart.",
        )
    expect(
        submission.numerical_gradient(callback(ripples), x),
        equals=solution.numerical_gradient(ripples, x),
        hint="Without a third argument h is 0.0001.",
    )


@exercise.check("integers and float32 are measured as exactly as float64", points=2, after=by_hand)
def kinds(submission: Submission, rng: Generator) -> None:
    hint = "Make a float64 array of x first: an integer array cuts off h, and float32 blurs it."
    for x in (
        np.array([3, 4]),
        rng.integers(-4, 5, (2, 3)),
        rng.integers(1, 9, 4, dtype=np.uint8),
        rng.normal(0, 1, (3, 2)).astype(np.float32),
    ):
        for f in (sum_of_squares, product_of_neighbours):
            expect(
                submission.numerical_gradient(callback(f), x),
                equals=solution.numerical_gradient(f, x),
                hint=hint,
            )


@exercise.check("x is as it was, and the same question gets the same answer", points=1)
def unchanged(submission: Submission, rng: Generator) -> None:
    for x in (rng.normal(0, 1, (8, 5)), rng.normal(0, 1, 40)):
        for _ in range(2):
            measured = submission.numerical_gradient(callback(square_of_the_sum), x)
            expect_unchanged(
                measured,
                hint="Keep the entry's value before you move it, and put that value back: adding "
                "h and subtracting it again rounds twice.",
            )
