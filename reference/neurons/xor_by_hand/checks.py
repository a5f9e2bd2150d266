"""What is verified of `xor_forward` and `fixed_xor`.

Any weights that make XOR are right. What a learner's own `xor_forward` does with them is not
asked: the outputs are computed here.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    callback,
    expect,
    expect_that,
    expect_unchanged,
    message,
)

from . import solution

exercise = Exercise(functions=["xor_forward", "fixed_xor"])

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
W1 = np.array([[-2.0, 2.0], [-2.0, 2.0]])
B1 = np.array([3.0, -1.0])
W2 = np.array([[1.0], [1.0]])
B2 = np.array([-1.0])
XOR = np.array([0, 1, 1, 0])


def sigmoid(v):  # type: ignore[no-untyped-def]
    return 1 / (1 + np.exp(-v))


def step(v):  # type: ignore[no-untyped-def]
    return np.where(v > 0, 1.0, 0.0)


def tanh(v):  # type: ignore[no-untyped-def]
    return np.tanh(v)


def leave_as_it_is(v):  # type: ignore[no-untyped-def]
    return 1.0 * v


@exercise.check("the hidden values of the notes' table, not rounded", points=2)
def hidden(submission: Submission) -> None:
    h, _ = submission.xor_forward(X, W1, B1, W2, B2, callback(sigmoid)).items(2)
    expect(
        h,
        equals=solution.xor_forward(X, W1, B1, W2, B2, sigmoid)[0],
        hint="Print X @ W1 + b1 and compare it with the table of sums in the lesson.",
    )


@exercise.check(
    "the outputs of the notes' table, carried through to the end", points=2, after=hidden
)
def outputs(submission: Submission) -> None:
    _, y = submission.xor_forward(X, W1, B1, W2, B2, callback(sigmoid)).items(2)
    expect(
        y,
        equals=solution.xor_forward(X, W1, B1, W2, B2, sigmoid)[1],
        hint="Print h @ W2 + b2 with all its digits, and compare it with the four sums in the "
        "lesson.",
    )


@exercise.check("act is what both layers use, whatever function it is", points=2)
def activations(submission: Submission) -> None:
    for act in (step, tanh, leave_as_it_is):
        expect(
            submission.xor_forward(X, W1, B1, W2, B2, callback(act)),
            equals=solution.xor_forward(X, W1, B1, W2, B2, act),
            hint="If the hidden values and the outputs above are right: is it act that you call, "
            "in both layers?",
        )


@exercise.check("the net is right for any weights, biases and samples", points=3, after=outputs)
def values(submission: Submission, rng: Generator) -> None:
    for samples in (4, 1, 7):
        x = rng.normal(0, 1, (samples, 2))
        weights = (
            rng.normal(0, 1, (2, 2)),
            rng.normal(0, 1, 2),
            rng.normal(0, 1, (2, 1)),
            rng.normal(0, 1, 1),
        )
        for act in (sigmoid, tanh):
            expect(
                submission.xor_forward(x, *weights, callback(act)),
                equals=solution.xor_forward(x, *weights, act),
            )
        whole = X.astype(np.int64)
        expect(
            submission.xor_forward(whole, *weights, callback(sigmoid)),
            equals=solution.xor_forward(whole, *weights, sigmoid),
        )


@exercise.check(
    "samples, weights and biases stay as they were, and the same question gets the same answer",
    points=1,
    after=values,
)
def unchanged(submission: Submission, rng: Generator) -> None:
    given = (X, rng.normal(0, 1, (2, 2)), B1, W2, B2)
    for _ in range(2):
        answer = submission.xor_forward(*given, callback(sigmoid))
        expect(answer, equals=solution.xor_forward(*given, sigmoid))
        expect_unchanged(answer)


@exercise.check("fixed_xor returns W1, b1, W2 and b2 of the right shapes", points=1)
def shapes(submission: Submission) -> None:
    made = submission.fixed_xor()
    weights = _weights(made)
    expect_that(
        made,
        all(np.all(np.isfinite(array)) for array in weights),
        message("One of the weights or biases is nan or infinite."),
    )


@exercise.check(
    "with fixed_xor, 0 1 and 1 0 come out above one half and the other two below",
    points=2,
    after=shapes,
)
def classes(submission: Submission) -> None:
    made = submission.fixed_xor()
    y = _outputs(made)
    got = [int(value > 0.5) for value in y]
    shown = _shown(y)
    if np.all(y >= 0.5):
        otherwise = message(
            "No output is below one half: {outputs}. For the rows 0 0 and 1 1 the sum of the "
            "output neuron is not below zero.",
            outputs=shown,
        )
    elif np.all(y < 0.5):
        otherwise = message(
            "All four outputs are below one half: {outputs}. For the rows 0 1 and 1 0 the sum of "
            "the output neuron is not above zero.",
            outputs=shown,
        )
    else:
        otherwise = message(
            "The outputs are {outputs}, which says {got}; XOR is 0 1 1 0.",
            outputs=shown,
            got=" ".join(map(str, got)),
        )
    expect_that(
        made,
        got == XOR.tolist() and not np.any(y == 0.5),
        otherwise,
        hint="Print the four sums that go into the output neuron. Those of 0 1 and 1 0 must be "
        "above zero and the other two below. Which row is on the wrong side, and what would "
        "move it?",
    )


@exercise.check(
    "with fixed_xor the net is sure: ones above 0.9, zeros below 0.1", points=2, after=classes
)
def sure(submission: Submission) -> None:
    made = submission.fixed_xor()
    y = _outputs(made)
    expect_that(
        made,
        np.all(np.where(XOR == 1, y > 0.9, y < 0.1)),
        message("XOR comes out, but the net is not sure of it: {outputs}.", outputs=_shown(y)),
        hint="The sides are right, only too close to one half. What makes every sum larger without "
        "changing its sign?",
    )


def _weights(made: Observed) -> tuple[np.ndarray, ...]:
    parts = made.items(4)
    forms = ((2, 2), (2,), (2, 1), (1,))
    return tuple(part.array(form) for part, form in zip(parts, forms, strict=True))


def _outputs(made: Observed) -> np.ndarray:
    with np.errstate(all="ignore"):
        return solution.xor_forward(X, *_weights(made), _stable)[1].ravel()  # type: ignore[call-arg, arg-type]


def _stable(v: np.ndarray) -> np.ndarray:
    """Return the sigmoid, written with tanh, which cannot overflow."""
    value: np.ndarray = 0.5 + 0.5 * np.tanh(0.5 * v)
    return value


def _shown(y: np.ndarray) -> str:
    return ", ".join(f"{value:.3f}" for value in y)
