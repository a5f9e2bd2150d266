"""What is verified of `sigmoid_grad` and `sigmoid_grad_from_output`."""

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

exercise = Exercise(functions=["sigmoid_grad", "sigmoid_grad_from_output"])

# Whoever turns whole numbers into float32 has not made a mistake.
SINGLE = Tolerance(rtol=1e-4, atol=1e-6)


@exercise.check("sigmoid_grad(0) is one quarter", points=1)
def peak(submission: Submission) -> None:
    expect(
        submission.sigmoid_grad(np.array([0.0])),
        equals=np.array([0.25]),
        hint="At x = 0 the sigmoid is one half. Put that into the formula by hand.",
    )


@exercise.check("sigmoid_grad(x) is the slope of the sigmoid at x", points=2)
def values(submission: Submission, rng: Generator) -> None:
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    expect(submission.sigmoid_grad(x), equals=solution.sigmoid_grad(x))
    cases = {case.name: case.x for case in standard_cases(rng)}
    for name in ("random", "one row", "vector", "empty", "float32", "strided", "transposed"):
        expect(submission.sigmoid_grad(cases[name]), equals=solution.sigmoid_grad(cases[name]))


@exercise.check(
    "sigmoid_grad_from_output(s) is the same slope, told from the output", points=2, after=peak
)
def from_output(submission: Submission, rng: Generator) -> None:
    hint = "s has been through the sigmoid already. What is still to do with it?"
    fixed = np.array([0.5, 0.9, 0.1, 0.0, 1.0])
    several = [fixed]
    for case in standard_cases(rng):
        if case.name in {"random", "one row", "empty", "float32", "strided", "transposed"}:
            several.append(solution.sigmoid(case.x))
    for s in several:
        expect(
            submission.sigmoid_grad_from_output(s),
            equals=solution.sigmoid_grad_from_output(s),
            hint=hint,
        )


@exercise.check("both leave their argument as it was", points=1, after=(values, from_output))
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Operators such as s *= 2 and out=s write into the caller's own array."
    cases = {case.name: case.x for case in standard_cases(rng)}
    x, s = cases["random"], solution.sigmoid(cases["one row"])
    locked = solution.sigmoid(cases["zeros"])
    locked.setflags(write=False)
    expect_unchanged(submission.sigmoid_grad(x), hint=hint)
    expect_unchanged(submission.sigmoid_grad(cases["large"]), hint=hint)
    expect_unchanged(submission.sigmoid_grad(cases["read-only"]), hint=hint)
    expect(submission.sigmoid_grad(x), equals=solution.sigmoid_grad(x))
    expect_unchanged(submission.sigmoid_grad_from_output(s), hint=hint)
    expect_unchanged(submission.sigmoid_grad_from_output(locked), hint=hint)
    expect(submission.sigmoid_grad_from_output(s), equals=solution.sigmoid_grad_from_output(s))


@exercise.check("sigmoid_grad takes integers", points=1, after=values)
def integers(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (np.array([-3, -1, 0, 2]), cases["integers"]):
        expect(submission.sigmoid_grad(x), equals=solution.sigmoid_grad(x), tolerance=SINGLE)


@exercise.check(
    "sigmoid_grad goes to 0 far out on both sides, up to -1000 and 1000", points=2, after=values
)
def extremes(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    far = np.array([-1000.0, -745.0, -710.0, -400.0, -40.0, -12.0])
    for x in (np.concatenate([far, -far]), cases["large"]):
        expect(
            submission.sigmoid_grad(x),
            equals=solution.sigmoid_grad(x),
            hint="Print every intermediate result for x = 1000 and for x = -1000. A warning is "
            "no fault; inf / inf is.",
        )


@exercise.check("sigmoid_grad takes uint8", points=1, after=(integers, extremes))
def unsigned(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (np.array([0, 1, 2, 3], dtype=np.uint8), cases["uint8"]):
        expect(
            submission.sigmoid_grad(x),
            equals=solution.sigmoid_grad(x),
            tolerance=SINGLE,
            hint="Look at -np.array([3], dtype=np.uint8). What kind of number should x be first?",
        )
