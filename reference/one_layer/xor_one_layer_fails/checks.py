"""What is verified of the three functions.

Points lie on a small grid, so that every way to divide them by a line is found by a sweep of one
degree, and any sensible search gives the same share. Sums that must be exactly 0 are of halves
and whole numbers.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["line_accuracy", "best_line_accuracy", "train_and_report"])

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])
GATES = {
    "second input": np.array([0.0, 1.0, 0.0, 1.0]),
    "first input": np.array([0.0, 0.0, 1.0, 1.0]),
    "AND": np.array([0.0, 0.0, 0.0, 1.0]),
    "OR": np.array([0.0, 1.0, 1.0, 1.0]),
    "NAND": np.array([1.0, 1.0, 1.0, 0.0]),
    "NOR": np.array([1.0, 0.0, 0.0, 0.0]),
    "never": np.zeros(4),
    "always": np.ones(4),
}


def _points(rng: Generator, count: int) -> np.ndarray:
    """Return different points of the grid; rounding must not tell two equal ones apart."""
    grid = np.array([[i, j] for i in range(4) for j in range(4)], dtype=float)
    return rng.permutation(grid)[:count]


@exercise.check("one line over XOR, as worked by hand in the lesson", points=1)
def by_hand(submission: Submission) -> None:
    for w, b in (((1.0, 1.0), -0.5), ((1.0, 1.0), -1.5), ((-1.0, 2.0), 0.5)):
        expect(
            submission.line_accuracy(np.array(w), b, CORNERS, XOR),
            equals=solution.line_accuracy(np.array(w), b, CORNERS, XOR),
            hint="Print the four sums, and beside them the four labels.",
        )


@exercise.check("line_accuracy is the share of points on the right side, for any line", points=1)
def shares(submission: Submission, rng: Generator) -> None:
    for n in (1, 5, 8):
        X, d = rng.normal(0, 1, (n, 2)), rng.integers(0, 2, n).astype(float)
        w, b = rng.normal(0, 1, 2), float(rng.normal())
        expect(submission.line_accuracy(w, b, X, d), equals=solution.line_accuracy(w, b, X, d))
    whole, labels = rng.integers(-3, 4, (6, 2)), rng.integers(0, 2, 6)
    w = np.array([0.5, -1.5])
    expect(
        submission.line_accuracy(w, 0.25, whole, labels),
        equals=solution.line_accuracy(w, 0.25, whole, labels),
    )
    wide = rng.normal(0, 1, (5, 6))[:, ::3]
    d = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
    expect(
        submission.line_accuracy(w, -0.25, wide, d),
        equals=solution.line_accuracy(w, -0.25, wide, d),
    )


@exercise.check("a sum of exactly 0 decides nothing, and counts as wrong", points=1, after=by_hand)
def undecided(submission: Submission) -> None:
    cases = [
        ((1.0, 1.0), -1.0, XOR),
        ((1.0, 1.0), -1.0, 1.0 - XOR),
        ((0.0, 0.0), 0.0, XOR),
        ((1.0, -1.0), 0.0, XOR),
    ]
    for w, b, d in cases:
        expect(
            submission.line_accuracy(np.array(w), b, CORNERS, d),
            equals=solution.line_accuracy(np.array(w), b, CORNERS, d),
            hint="A point on the line itself is on neither side. Which of your comparisons lets "
            "it pass?",
        )


@exercise.check("no line does better than 3 of 4 on XOR", points=1)
def xor(submission: Submission) -> None:
    for labels in (XOR, 1.0 - XOR):
        expect(submission.best_line_accuracy(CORNERS, labels), equals=0.75)


@exercise.check("one line is enough for AND, OR, NAND, NOR and a single input", points=1)
def gates(submission: Submission) -> None:
    for labels in GATES.values():
        expect(
            submission.best_line_accuracy(CORNERS, labels),
            equals=1.0,
            hint="Draw the four corners on paper, and the line that is missing in your search: "
            "every slope, every distance from the origin, either side.",
        )


@exercise.check("best_line_accuracy finds the best line among other points too", points=1)
def others(submission: Submission, rng: Generator) -> None:
    checked = np.array([[i, j] for i in range(3) for j in range(3)], dtype=float)
    cases = [
        (checked, (checked.sum(axis=1) % 2)),
        (checked, (checked[:, 0] == 1.0).astype(float)),
        (np.array([[2.0, 3.0]]), np.array([1.0])),
        (np.array([[1, 1], [2, 1], [3, 0]]), np.array([0, 1, 1])),
        (np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), np.array([1.0, 0, 0, 1])),
        (np.array([[1.0, 2.0], [2.0, 3.0], [3.0, 3.0], [3.0, 2.0]]), np.array([0.0, 1, 0, 0])),
        # Only directions between 18.4 and 26.6 degrees part these: a sweep by 45 or 30 misses them.
        (
            np.array([[0.0, 3], [1, 1], [1, 0], [0, 2], [1, 2], [2, 0], [1, 3], [0, 1]]),
            np.array([0.0, 1, 0, 0, 1, 1, 1, 0]),
        ),
    ]
    for _ in range(3):
        X = _points(rng, 7)
        cases.append((X, rng.integers(0, 2, 7).astype(float)))
    for X, d in cases:
        expect(submission.best_line_accuracy(X, d), equals=solution.best_line_accuracy(X, d))


@exercise.check(
    "train_and_report returns the outputs of the neuron that the delta rule has trained", points=2
)
def outputs(submission: Submission, rng: Generator) -> None:
    w0 = np.array([0.5, -0.5, 0.25])
    for epochs in (0, 1, 2):
        made, _ = submission.train_and_report(CORNERS, XOR, w0, 0.9, epochs).items(2)
        expect(
            made,
            equals=solution.train_and_report(CORNERS, XOR, w0, 0.9, epochs)[0],
            hint="This is the step of the exercise before this one, row after row. The bias is a "
            "weight whose input is always 1.",
        )
    X, d, w0 = rng.normal(0, 1, (5, 2)), np.array([1.0, 0.0, 0.0, 1.0, 1.0]), rng.normal(0, 1, 3)
    for points, labels, lr, epochs in ((X, d, 0.5, 3), (X[:1], d[:1], 2.0, 2), (X, d, 0.9, 50)):
        made, _ = submission.train_and_report(points, labels, w0, lr, epochs).items(2)
        expect(made, equals=solution.train_and_report(points, labels, w0, lr, epochs)[0])
    whole, labels = CORNERS.astype(int), XOR.astype(int)
    made, _ = submission.train_and_report(whole, labels, w0, 0.9, 20).items(2)
    expect(made, equals=solution.train_and_report(whole, labels, w0, 0.9, 20)[0])


@exercise.check("the reported accuracy is honest: an output of 0.5 is no answer", points=1)
def honest(submission: Submission, rng: Generator) -> None:
    still = np.zeros(3)
    for labels in (XOR, GATES["OR"]):
        _, share = submission.train_and_report(CORNERS, labels, still, 0.9, 0).items(2)
        expect(
            share,
            equals=0.0,
            hint="All four outputs are exactly 0.5 here: the neuron has said nothing yet. "
            "np.round(0.5) is 0.",
        )
    for labels in (XOR, GATES["AND"]):
        for start in (np.array([0.5, -0.5, 0.25]), rng.uniform(-1, 1, 3)):
            _, share = submission.train_and_report(CORNERS, labels, start, 0.9, 60).items(2)
            right = solution.train_and_report(CORNERS, labels, start, 0.9, 60)
            if np.min(np.abs(right[0] - 0.5)) > 1e-6:
                expect(share, equals=right[1])


HINT = "w = w0 gives the same array a second name. Both names change when it is edited."


@exercise.check(
    "points, labels and w0 stay as they were, and the same question gets the same answer",
    points=1,
    after=(shares, outputs),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    X, d = _points(rng, 5), np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    w0 = rng.normal(0, 1, 3)
    expect_unchanged(submission.line_accuracy(w0[:2], 0.5, X, d))
    expect_unchanged(submission.best_line_accuracy(X, d))
    for _ in range(2):
        trained = submission.train_and_report(X, d, w0, 0.9, 2)
        made, _ = trained.items(2)
        expect(made, equals=solution.train_and_report(X, d, w0, 0.9, 2)[0])
        expect_unchanged(trained, hint=HINT)
