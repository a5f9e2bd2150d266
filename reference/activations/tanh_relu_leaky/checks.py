"""What is verified of the three curves and their slopes.

At 0, where relu and leaky_relu have a corner, the task asks for the slope of the negative side.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged, standard_cases

from . import solution

exercise = Exercise(
    functions=["tanh", "tanh_grad", "relu", "relu_grad", "leaky_relu", "leaky_relu_grad"]
)

LESSON = np.array([-2.0, -0.5, 1.0])
CORNER_HINT = "Only x = 0 itself is in question here. Which side does your comparison put it on?"


def _arrays(rng: Generator) -> list[np.ndarray]:
    cases = {case.name: case.x for case in standard_cases(rng)}
    names = ("random", "one row", "vector", "empty", "float32", "strided", "transposed")
    return [LESSON, *(cases[name] for name in names)]


@exercise.check("tanh runs from -1 to 1, through 0", points=2)
def tanh_values(submission: Submission, rng: Generator) -> None:
    for x in (*_arrays(rng), np.zeros((2, 2))):
        expect(submission.tanh(x), equals=solution.tanh(x))


@exercise.check("tanh_grad(x) is the slope of tanh at x", points=2)
def tanh_slope(submission: Submission, rng: Generator) -> None:
    for x in (np.zeros((1, 2)), *_arrays(rng)):
        expect(
            submission.tanh_grad(x),
            equals=solution.tanh_grad(x),
            hint="x has not been through tanh yet. At x = 0 the slope is 1.",
        )


@exercise.check("relu keeps what is positive, and answers 0 to all else", points=2)
def relu_values(submission: Submission, rng: Generator) -> None:
    for x in (*_arrays(rng), np.zeros((2, 2))):
        expect(submission.relu(x), equals=solution.relu(x))


@exercise.check("relu_grad is 1 for positive x and 0 elsewhere, at 0 as well", points=2)
def relu_slope(submission: Submission, rng: Generator) -> None:
    for x in _arrays(rng):
        expect(submission.relu_grad(x), equals=solution.relu_grad(x))
    corner = np.array([-1.0, 0.0, 1.0])
    expect(submission.relu_grad(corner), equals=solution.relu_grad(corner), hint=CORNER_HINT)


@exercise.check("leaky_relu keeps what is positive, and takes a times what is negative", points=2)
def leaky_values(submission: Submission, rng: Generator) -> None:
    for x in (*_arrays(rng), np.zeros((2, 2))):
        expect(submission.leaky_relu(x), equals=solution.leaky_relu(x))
    x = rng.normal(0, 2, (3, 4))
    for a in (0.2, 0.0):
        expect(
            submission.leaky_relu(x, a=a),
            equals=solution.leaky_relu(x, a),
            hint="a is the caller's to choose, and 0.01 when nobody chooses.",
        )


@exercise.check("leaky_relu_grad is 1 for positive x and a elsewhere, at 0 as well", points=2)
def leaky_slope(submission: Submission, rng: Generator) -> None:
    for x in _arrays(rng):
        expect(submission.leaky_relu_grad(x), equals=solution.leaky_relu_grad(x))
    x = rng.normal(0, 2, (3, 4))
    for a in (0.2, 0.0):
        expect(
            submission.leaky_relu_grad(x, a=a),
            equals=solution.leaky_relu_grad(x, a),
            hint="a is the caller's to choose, and 0.01 when nobody chooses.",
        )
    corner = np.array([-1.0, 0.0, 1.0])
    expect(
        submission.leaky_relu_grad(corner),
        equals=solution.leaky_relu_grad(corner),
        hint=CORNER_HINT,
    )


@exercise.check(
    "all six take integers",
    points=1,
    after=(tanh_values, tanh_slope, relu_values, relu_slope, leaky_values, leaky_slope),
)
def integers(submission: Submission, rng: Generator) -> None:
    x = np.array([[-3, -1, 0], [1, 2, 4]])
    for name in exercise.functions:
        expect(
            getattr(submission, name)(x),
            equals=getattr(solution, name)(x),
            hint="Which dtype has the array that you put your results into?",
        )
    more = rng.integers(-5, 6, (2, 4))
    expect(submission.leaky_relu(more, a=0.3), equals=solution.leaky_relu(more, 0.3))


@exercise.check(
    "all six stay right far out, up to -1000 and 1000",
    points=1,
    after=(tanh_values, tanh_slope, relu_values, relu_slope, leaky_values, leaky_slope),
)
def extremes(submission: Submission, rng: Generator) -> None:
    large = next(case.x for case in standard_cases(rng) if case.name == "large")
    far = np.array([-1000.0, -710.0, -20.0, 20.0, 710.0, 1000.0])
    for name in exercise.functions:
        for x in (far, large):
            expect(
                getattr(submission, name)(x),
                equals=getattr(solution, name)(x),
                hint="Print every intermediate result for x = 1000 and for x = -1000. A warning is "
                "no fault; inf / inf is.",
            )


@exercise.check(
    "all six leave x as it was",
    points=1,
    after=(tanh_values, tanh_slope, relu_values, relu_slope, leaky_values, leaky_slope),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = (
        "Assignments such as x[x < 0] = 0 and operators such as x *= 2 write into the caller's "
        "own array."
    )
    cases = {case.name: case.x for case in standard_cases(rng)}
    x, locked = cases["random"], cases["read-only"]
    for name in exercise.functions:
        expect_unchanged(getattr(submission, name)(x), hint=hint)
        expect(getattr(submission, name)(locked), equals=getattr(solution, name)(locked), hint=hint)
