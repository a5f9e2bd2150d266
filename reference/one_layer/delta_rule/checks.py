"""What is verified of `delta_step` and `train_delta`.

`delta_step` may update w itself or return a new array: real programs do either. `train_delta`
must leave w0 as it was. Whether training succeeds is never asked; wrong programs succeed too.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["delta_step", "train_delta"])

TABLE = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
LABELS = np.array([0.0, 0.0, 1.0, 1.0])


@exercise.check("one step of delta_step, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    w, x = np.array([0.5, 1.0, 0.25]), np.array([1.0, 0.0, 1.0])
    for d in (0.0, 1.0):
        expect(
            submission.delta_step(w, x, d, 0.5),
            equals=solution.delta_step(w, x, d, 0.5),
            hint="Print v, y, e and delta one after the other, and compare with the lesson.",
        )


@exercise.check("delta_step adds lr times delta times x, whatever comes in", points=2)
def step_values(submission: Submission, rng: Generator) -> None:
    cases = [
        (rng.normal(0, 1, 5), rng.normal(0, 1, 5), 1.0, 0.9),
        (rng.normal(0, 1, 1), rng.normal(0, 1, 1), 0.0, 0.3),
        (rng.normal(0, 1, 4), rng.normal(0, 1, 4), 0.4, 2.0),
        (np.zeros(3), rng.normal(0, 1, 3), 1.0, 0.5),
        (rng.normal(0, 1, 3), np.zeros(3), 1.0, 0.5),
        (rng.normal(0, 1, 4), rng.integers(-2, 3, 4), 1, 0.9),
        (rng.normal(0, 1, 3), rng.normal(0, 1, (3, 4))[:, 1], 0, 1.5),
    ]
    for w, x, d, lr in cases:
        expect(submission.delta_step(w, x, d, lr), equals=solution.delta_step(w, x, d, lr))
    w32, x32 = (rng.normal(0, 1, 4).astype(np.float32) for _ in range(2))
    expect(
        submission.delta_step(w32, x32, 1.0, 0.5), equals=solution.delta_step(w32, x32, 1.0, 0.5)
    )


@exercise.check(
    "delta_step stays still where the neuron is saturated, down to -1000 and up to 1000",
    points=1,
    after=by_hand,
)
def saturated(submission: Submission) -> None:
    x = np.array([1.0, -2.0, 1.0])
    for scale in (1000.0, 750.0, 100.0):
        for sign in (1.0, -1.0):
            w = sign * scale * np.array([0.5, -0.125, 0.25])
            for d in (0.0, 1.0):
                expect(
                    submission.delta_step(w, x, d, 0.5),
                    equals=solution.delta_step(w, x, d, 0.5),
                    hint="Print what your sigmoid returns for this sum. A warning is no fault; "
                    "inf / inf is.",
                )


@exercise.check(
    'mode "sgd" takes a step after every row, in the order of the rows',
    points=2,
    after=(by_hand, step_values),
)
def sgd(submission: Submission, rng: Generator) -> None:
    X, d = rng.normal(0, 1, (5, 3)), rng.uniform(0, 1, 5)
    w0 = rng.normal(0, 1, 3)
    for epochs in (1, 3):
        expect(
            submission.train_delta(X, d, w0, 0.9, epochs, "sgd"),
            equals=solution.train_delta(X, d, w0, 0.9, epochs, "sgd"),
            hint="The second row already sees the weights that the first row has corrected.",
        )
    expect(
        submission.train_delta(X[:1], d[:1], w0, 0.5, 2),
        equals=solution.train_delta(X[:1], d[:1], w0, 0.5, 2),
    )
    start = rng.uniform(-1, 1, 3)
    expect(
        submission.train_delta(TABLE, LABELS, start, 0.9, 50),
        equals=solution.train_delta(TABLE, LABELS, start, 0.9, 50),
    )
    whole, targets = TABLE.astype(np.int64), LABELS.astype(np.int64)
    expect(
        submission.train_delta(whole, targets, start, 0.5, 4),
        equals=solution.train_delta(whole, targets, start, 0.5, 4),
    )
    expect(
        submission.train_delta(X, d, w0, 0.9, 0),
        equals=w0,
        hint="After no epoch at all the weights are still those of the start.",
    )


@exercise.check(
    'mode "batch" takes one step an epoch, by the mean of what the rows ask for',
    points=2,
    after=(by_hand, step_values),
)
def batch(submission: Submission, rng: Generator) -> None:
    X, d = rng.normal(0, 1, (6, 4)), rng.uniform(0, 1, 6)
    w0 = rng.normal(0, 1, 4)
    for epochs in (1, 3):
        expect(
            submission.train_delta(X, d, w0, 0.9, epochs, "batch"),
            equals=solution.train_delta(X, d, w0, 0.9, epochs, "batch"),
            hint="All rows are asked at the same weights; only then do the weights move.",
        )
    start = rng.uniform(-1, 1, 3)
    expect(
        submission.train_delta(TABLE, LABELS, start, 0.9, 50, "batch"),
        equals=solution.train_delta(TABLE, LABELS, start, 0.9, 50, "batch"),
    )


@exercise.check(
    "inputs, targets and w0 stay as they were, and the same question gets the same answer",
    points=1,
    after=(sgd, batch),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    X, d = rng.normal(0, 1, (4, 3)), np.array([0.0, 1.0, 1.0, 0.0])
    w0 = rng.normal(0, 1, 3)
    hint = "w = w0 gives the same array a second name. Both names change when it is edited."
    expect_unchanged(submission.delta_step(w0, X[0], 1.0, 0.5), allow=(0,))
    for mode in ("sgd", "batch"):
        for _ in range(2):
            trained = submission.train_delta(X, d, w0, 0.9, 2, mode)
            expect(trained, equals=solution.train_delta(X, d, w0, 0.9, 2, mode))
            expect_unchanged(trained, hint=hint)
    locked = [array.copy() for array in (X, d, w0)]
    for array in locked:
        array.setflags(write=False)
    expect(
        submission.train_delta(*locked, 0.9, 2),
        equals=solution.train_delta(X, d, w0, 0.9, 2),
        hint=hint,
    )
