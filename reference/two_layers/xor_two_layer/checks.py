"""What is verified of `backprop_step` and `train_xor`.

`backprop_step` may update W1 and W2 themselves or return new arrays: real programs do either.
`train_xor` must leave its W1 and W2 as they were. Whether training succeeds is never asked: a
step that updates W2 too early learns XOR as well.
"""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["backprop_step", "train_xor"])

X = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
D = np.array([0.0, 1.0, 1.0, 0.0])

Step = tuple[np.ndarray, np.ndarray, np.ndarray, float, float]


def _weights(rng: Generator, hidden: int) -> tuple[np.ndarray, np.ndarray]:
    return rng.uniform(-1.5, 1.5, (hidden, 3)), rng.uniform(-1.5, 1.5, (1, hidden))


def _steps(rng: Generator) -> Iterator[Step]:
    """Yield steps of every size. With three hidden neurons a transposed W1 has W1's own shape."""
    for hidden, d, lr in (
        (4, 1.0, 0.5),
        (2, 0.0, 0.9),
        (3, 1.0, 2.0),
        (5, 0.3, 1.0),
        (1, 1.0, 0.7),
    ):
        x = np.append(rng.normal(0, 1, 2), 1.0)
        yield (*_weights(rng, hidden), x, d, lr)
    yield (*_weights(rng, 4), np.array([1, 0, 1]), 1, 0.5)
    yield (*_weights(rng, 4), np.array([0, 0, 1]), 0, 0.5)
    W1, W2 = _weights(rng, 4)
    x = np.append(rng.normal(0, 1, 2), 1.0).astype(np.float32)
    yield W1.astype(np.float32), W2.astype(np.float32), x, 1.0, 0.5


@exercise.check("one step of backprop_step, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    W1 = np.array([[1.0, -1.0, 0.5], [-0.5, 1.0, 0.0]])
    W2 = np.array([[1.0, -2.0]])
    x = np.array([1.0, 0.0, 1.0])
    for d in (1.0, 0.0):
        expect(
            submission.backprop_step(W1, W2, x, d, 0.5),
            equals=solution.backprop_step(W1, W2, x, d, 0.5),
            hint="Print y1, y, delta, e1 and delta1 one after the other, and compare with the "
            "lesson.",
        )


@exercise.check("W2 moves by lr times delta times the outputs of the hidden neurons", points=1)
def output_weights(submission: Submission, rng: Generator) -> None:
    for step in _steps(rng):
        _, W2 = submission.backprop_step(*step).items(2)
        expect(W2, equals=solution.backprop_step(*step)[1])


@exercise.check("W1 moves by what comes back through the W2 of before the step", points=2)
def hidden_weights(submission: Submission, rng: Generator) -> None:
    for step in _steps(rng):
        W1, _ = submission.backprop_step(*step).items(2)
        expect(
            W1,
            equals=solution.backprop_step(*step)[0],
            hint="What reaches a hidden neuron is delta times the weight that leads to it, and "
            "then times its own slope.",
        )


@exercise.check(
    "saturated neurons, with sums down to -1000 and up to 1000, bring no nan",
    points=1,
    after=by_hand,
)
def saturated(submission: Submission, rng: Generator) -> None:
    hint = "Print what your sigmoid returns for these sums. A warning is no fault; inf / inf is."
    x = np.array([1.0, 1.0, 1.0])
    far = np.array([[400.0, 500.0, 100.0], [-400.0, -500.0, -100.0], [30.0, -20.0, -10.0]])
    near = rng.uniform(-1, 1, (1, 3))
    small = rng.uniform(-1, 1, (3, 3))
    for W1, W2 in ((far, near), (small, 2000 * np.abs(near)), (small, -2000 * np.abs(near))):
        for d in (0.0, 1.0):
            expect(
                submission.backprop_step(W1, W2, x, d, 0.5),
                equals=solution.backprop_step(W1, W2, x, d, 0.5),
                hint=hint,
            )


@exercise.check(
    "an epoch of train_xor takes a step after every row, in the order of the rows",
    points=2,
    after=(by_hand, output_weights, hidden_weights),
)
def epoch(submission: Submission, rng: Generator) -> None:
    hint = "The second row already sees the weights that the first row has corrected."
    for hidden, lr in ((4, 0.5), (2, 2.0)):
        W1, W2 = _weights(rng, hidden)
        expect(
            submission.train_xor(X, D, W1, W2, lr, 1),
            equals=solution.train_xor(X, D, W1, W2, lr, 1),
            hint=hint,
        )
    inputs = np.column_stack([rng.normal(0, 1, (4, 2)), np.ones(4)])
    targets, (W1, W2) = rng.uniform(0, 1, 4), _weights(rng, 3)
    expect(
        submission.train_xor(inputs, targets, W1, W2, 1.5, 1),
        equals=solution.train_xor(inputs, targets, W1, W2, 1.5, 1),
        hint=hint,
    )
    whole, labels = X.astype(np.int64), D.astype(np.int64)
    expect(
        submission.train_xor(whole, labels, W1, W2, 0.9, 1),
        equals=solution.train_xor(whole, labels, W1, W2, 0.9, 1),
    )


@exercise.check("train_xor goes over the rows as often as epochs says", points=1, after=epoch)
def epochs(submission: Submission, rng: Generator) -> None:
    W1, W2 = _weights(rng, 4)
    for count in (2, 30):
        expect(
            submission.train_xor(X, D, W1, W2, 0.9, count),
            equals=solution.train_xor(X, D, W1, W2, 0.9, count),
        )
    expect(
        submission.train_xor(X, D, W1, W2, 0.9, 0),
        equals=(W1, W2),
        hint="After no epoch at all the weights are still those of the start.",
    )


@exercise.check(
    "inputs, targets and the starting weights stay as they were, and the same question gets the "
    "same answer",
    points=1,
    after=epoch,
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Steps such as W1 += ... write into the caller's own array. Begin with copies."
    W1, W2 = _weights(rng, 4)
    expect_unchanged(submission.backprop_step(W1, W2, X[1], 1.0, 0.5), allow=(0, 1))
    for _ in range(2):
        trained = submission.train_xor(X, D, W1, W2, 0.9, 1)
        expect(trained, equals=solution.train_xor(X, D, W1, W2, 0.9, 1))
        expect_unchanged(trained, hint=hint)
    locked = [array.copy() for array in (X, D, W1, W2)]
    for array in locked:
        array.setflags(write=False)
    expect(
        submission.train_xor(*locked, 0.9, 1),
        equals=solution.train_xor(X, D, W1, W2, 0.9, 1),
        hint=hint,
    )
