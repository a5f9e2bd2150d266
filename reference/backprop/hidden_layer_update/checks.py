"""What is verified of `hidden_update`.

It is given the deltas of the output layer and the W2 that they came from. A program that takes the
step of W2 first, and goes back through the new one, differs in the fifth digit of the example; a
large learning rate makes it plain.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["hidden_update"])

Arrays = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]

SIZES = ((3, 4, 2), (2, 3, 1), (4, 1, 3), (1, 2, 5), (5, 3, 4))
LR = 0.5


def _sigmoid(v: np.ndarray) -> np.ndarray:
    y: np.ndarray = 1 / (1 + np.exp(-v))
    return y


def _completed(
    x: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
    t: np.ndarray,
) -> Arrays:
    """Go forward, and to the deltas of the output layer."""
    h = _sigmoid(x @ W1 + b1)
    y = _sigmoid(h @ W2 + b2)
    return x, h, W1, b1, W2, (y - t) * y * (1 - y)


EXAMPLE = _completed(
    np.array([0.05, 0.1]),
    np.array([[0.15, 0.25], [0.2, 0.3]]),
    np.array([0.35, 0.35]),
    np.array([[0.4, 0.5], [0.45, 0.55]]),
    np.array([0.6, 0.6]),
    np.array([0.01, 0.99]),
)


def _case(rng: Generator, inputs: int, hidden: int, outputs: int) -> Arrays:
    return _completed(
        rng.normal(0, 1, inputs),
        rng.normal(0, 1, (inputs, hidden)),
        rng.normal(0, 1, hidden),
        rng.normal(0, 1, (hidden, outputs)),
        rng.normal(0, 1, outputs),
        rng.uniform(0, 1, outputs),
    )


def _factors(case: Arrays, lr: float) -> dict[str, object]:
    h = case[1]
    return {"lr": lr, "h * (1 - h)": h * (1 - h), "h": h, "(1 - h)": 1 - h}


@exercise.check("the example of the lesson: w1 becomes .149780716", points=2)
def by_hand(submission: Submission) -> None:
    expect(
        submission.hidden_update(*EXAMPLE, LR),
        equals=solution.hidden_update(*EXAMPLE, LR),
        # Not lr: here it is one half, as a mean of two outputs is of their sum.
        factors={"h * (1 - h)": EXAMPLE[1] * (1 - EXAMPLE[1])},
        hint="Print what comes back to each hidden neuron, and compare with the lesson.",
    )


@exercise.check(
    "every output sends its part back, through the W2 that was given", points=3, after=by_hand
)
def weights(submission: Submission, rng: Generator) -> None:
    # Large steps first: a W2 that has moved already differs most there.
    for size, lr in zip(SIZES, (20.0, 5.0, 2.0, 0.7, 0.1), strict=True):
        case = _case(rng, *size)
        expect(
            submission.hidden_update(*case, lr)[0],
            equals=solution.hidden_update(*case, lr)[0],
            factors=_factors(case, lr),
            hint="There are as many paths from a hidden neuron to the error as there are outputs.",
        )


@exercise.check("b1 takes its step, too", points=2, after=by_hand)
def biases(submission: Submission, rng: Generator) -> None:
    for size, lr in zip(SIZES, (20.0, 5.0, 2.0, 0.7, 0.1), strict=True):
        case = _case(rng, *size)
        expect(
            submission.hidden_update(*case, lr)[1],
            equals=solution.hidden_update(*case, lr)[1],
            factors=_factors(case, lr),
            hint="A bias is the weight of an input that is always 1.",
        )


@exercise.check(
    "works for saturated neurons, whole-number inputs, float32 and views of other arrays",
    points=2,
    after=(weights, biases),
)
def kinds(submission: Submission, rng: Generator) -> None:
    x, h, W1, b1, W2, delta2 = _case(rng, 3, 4, 2)
    saturated = (x, np.array([0.0, 1.0, 0.5, 1.0]), W1, b1, W2, delta2)
    whole = (rng.integers(-2, 3, 3), h, W1, b1, W2, delta2)
    views = (x, h, W1, b1, rng.normal(0, 1, (2, 4)).T, rng.normal(0, 1, 4)[::2])
    quiet = (np.zeros(3), h, W1, b1, W2, np.zeros(2))
    x, h, W1, b1, W2, delta2 = (array.astype(np.float32) for array in _case(rng, 3, 4, 2))
    cases: list[Arrays] = [saturated, whole, views, quiet, (x, h, W1, b1, W2, delta2)]
    for case in cases:
        expect(submission.hidden_update(*case, 0.5), equals=solution.hidden_update(*case, 0.5))


@exercise.check(
    "all arguments stay as they were, and the same question gets the same answer",
    points=1,
    after=(weights, biases),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "W1 -= ... writes into the caller's own array. W1 - ... makes a new one."
    case = _case(rng, 3, 4, 2)
    for _ in range(2):
        made = submission.hidden_update(*case, 0.5)
        expect(made, equals=solution.hidden_update(*case, 0.5))
        expect_unchanged(made, hint=hint)
    locked = [array.copy() for array in case]
    for array in locked:
        array.setflags(write=False)
    expect(
        submission.hidden_update(*locked, 0.5),
        equals=solution.hidden_update(*case, 0.5),
        hint=hint,
    )
