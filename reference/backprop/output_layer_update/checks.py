"""What is verified of `output_update`.

The first case of each check is the 2-2-2 example of the lesson. It cannot tell everything: with two
outputs half the sum of squares is their mean, and a square W2 hides a transposed product. So the
sizes after it all differ.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["output_update"])

Arrays = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]

SIZES = ((3, 4), (4, 1), (1, 3), (2, 5))
LR = 0.5
W2 = np.array([[0.4, 0.5], [0.45, 0.55]])
B2 = np.array([0.6, 0.6])
H = 1 / (1 + np.exp(-np.array([0.3775, 0.3925])))
EXAMPLE: Arrays = (H, 1 / (1 + np.exp(-(H @ W2 + B2))), np.array([0.01, 0.99]), W2, B2)


def _case(rng: Generator, hidden: int, outputs: int) -> Arrays:
    h, W2 = rng.uniform(0.1, 0.9, hidden), rng.normal(0, 1, (hidden, outputs))
    b2 = rng.normal(0, 1, outputs)
    y = 1 / (1 + np.exp(-(h @ W2 + b2)))
    return h, y, rng.uniform(0, 1, outputs), W2, b2


def _factors(case: Arrays) -> dict[str, np.ndarray]:
    _, y, t, _, _ = case
    return {"y * (1 - y)": y * (1 - y), "(y - t)": y - t, "y": y, "(1 - y)": 1 - y}


@exercise.check("delta2 is the error's slope at the sum of each output neuron", points=3)
def delta(submission: Submission, rng: Generator) -> None:
    for case, lr in ((EXAMPLE, LR), *((_case(rng, *size), 0.7) for size in SIZES)):
        expect(
            submission.output_update(*case, lr)[2],
            equals=solution.output_update(*case, lr)[2],
            factors=_factors(case),
            hint="Two slopes are multiplied: that of the error for y, and that of y for the sum.",
        )
    h, _, _, W2, b2 = _case(rng, 2, 4)
    ends = (h, np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.3]), W2, b2)
    expect(
        submission.output_update(*ends, 0.5)[2],
        equals=solution.output_update(*ends, 0.5)[2],
        hint="A neuron whose output is exactly 0 or 1 is saturated: its slope is 0.",
    )


@exercise.check(
    "W2 takes a step downhill: in the example w5 becomes .358916480", points=3, after=delta
)
def weights(submission: Submission, rng: Generator) -> None:
    cases = [(EXAMPLE, LR), *((_case(rng, *size), 0.7) for size in SIZES)]
    cases += [(_case(rng, 3, 2), 2.0), (_case(rng, 2, 3), 0.01)]
    for case, lr in cases:
        expect(
            submission.output_update(*case, lr)[0],
            equals=solution.output_update(*case, lr)[0],
            factors={"lr": lr, **_factors(case)},
            hint="The slope for a weight is the delta of the neuron it leads to, times what "
            "comes in through it.",
        )


@exercise.check("b2 takes a step downhill, too", points=2, after=delta)
def biases(submission: Submission, rng: Generator) -> None:
    for case, lr in ((EXAMPLE, LR), *((_case(rng, *size), 0.7) for size in SIZES)):
        expect(
            submission.output_update(*case, lr)[1],
            equals=solution.output_update(*case, lr)[1],
            factors={"lr": lr, **_factors(case)},
            hint="A bias is the weight of an input that is always 1. What does the step for a "
            "weight become then?",
        )


@exercise.check(
    "works for whole-number targets, float32 and arrays that are views of others",
    points=1,
    after=(weights, biases),
)
def kinds(submission: Submission, rng: Generator) -> None:
    h, y, _, W2, b2 = _case(rng, 3, 4)
    whole = (h, y, rng.integers(0, 2, 4), W2, b2)
    views = (h, y, rng.uniform(0, 1, 8)[::2], rng.normal(0, 1, (4, 3)).T, b2)
    h, y, t, W2, b2 = (array.astype(np.float32) for array in _case(rng, 3, 4))
    cases: list[Arrays] = [whole, views, (h, y, t, W2, b2)]
    for case in cases:
        expect(
            submission.output_update(*case, 0.5),
            equals=solution.output_update(*case, 0.5),
        )


@exercise.check(
    "all arguments stay as they were, and the same question gets the same answer",
    points=1,
    after=(weights, biases),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "W2 -= ... writes into the caller's own array. W2 - ... makes a new one."
    case = _case(rng, 3, 2)
    for _ in range(2):
        made = submission.output_update(*case, 0.5)
        expect(made, equals=solution.output_update(*case, 0.5))
        expect_unchanged(made, hint=hint)
    locked = [array.copy() for array in case]
    for array in locked:
        array.setflags(write=False)
    expect(
        submission.output_update(*locked, 0.5),
        equals=solution.output_update(*case, 0.5),
        hint=hint,
    )
