"""What is verified of `sigmoid`."""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Submission,
    Tolerance,
    expect,
    expect_unchanged,
    standard_cases,
)

from . import solution

exercise = Exercise(functions=["sigmoid"])

# Whoever turns whole numbers into float32 has not made a mistake.
SINGLE = Tolerance(rtol=1e-4, atol=1e-6)


@exercise.check("sigmoid(0) is one half", points=1)
def midpoint(submission: Submission) -> None:
    expect(submission.sigmoid(np.array([0.0])), equals=np.array([0.5]))


@exercise.check("follows 1 / (1 + exp(-x)), element by element", points=3)
def values(submission: Submission, rng: Generator) -> None:
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    expect(submission.sigmoid(x), equals=solution.sigmoid(x))
    cases = {case.name: case.x for case in standard_cases(rng)}
    for name in ("random", "float32", "strided", "transposed", "zeros"):
        expect(submission.sigmoid(cases[name]), equals=solution.sigmoid(cases[name]))


@exercise.check("returns an array of the shape it was given", points=1, after=values)
def shapes(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (cases["one row"], cases["vector"], rng.normal(0, 2, (2, 3, 2)), cases["empty"]):
        expect(
            submission.sigmoid(x),
            equals=solution.sigmoid(x),
            hint="NumPy works on whole arrays: without a loop the shape takes care of itself.",
        )


@exercise.check("leaves x as it was, and answers the same when asked again", points=1, after=values)
def unchanged(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    x = cases["random"]
    hint = "Operators such as x *= 2 and out=x write into the caller's own array."
    expect_unchanged(submission.sigmoid(x), hint=hint)
    expect_unchanged(submission.sigmoid(cases["large"]), hint=hint)
    expect_unchanged(submission.sigmoid(cases["read-only"]), hint=hint)
    expect(submission.sigmoid(x), equals=solution.sigmoid(x))


@exercise.check("takes integers and still answers with fractions", points=1, after=values)
def integers(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (np.array([-3, -1, 0, 2]), cases["integers"]):
        expect(submission.sigmoid(x), equals=solution.sigmoid(x), tolerance=SINGLE)


@exercise.check("stays right far out, up to -1000 and 1000", points=2, after=values)
def extremes(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    far = np.array([-1000.0, -745.0, -710.0, -40.0, -18.0, -12.0])
    for x in (np.concatenate([far, -far]), cases["large"]):
        expect(
            submission.sigmoid(x),
            equals=solution.sigmoid(x),
            hint="Print every intermediate result for x = 1000 and for x = -1000. A warning is "
            "no fault; inf / inf is. And a limit that you set should lie where the curve is "
            "already flat.",
        )


@exercise.check(
    "takes uint8, as images are stored", points=1, after=(unchanged, integers, extremes)
)
def unsigned(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (np.array([0, 1, 2, 3], dtype=np.uint8), cases["uint8"]):
        expect(
            submission.sigmoid(x),
            equals=solution.sigmoid(x),
            tolerance=SINGLE,
            hint="Look at -np.array([3], dtype=np.uint8). What kind of number should x be first?",
        )
