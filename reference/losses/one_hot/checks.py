"""What is verified of `one_hot` and `from_one_hot`.

The number of samples differs from that of classes wherever a mix-up would else go unseen.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    expect,
    expect_that,
    expect_unchanged,
    message,
)

from . import solution

exercise = Exercise(functions=["one_hot", "from_one_hot"])

LESSON = np.array([2, 0, 3]), 5


def _labels(rng: Generator, n: int, classes: int) -> np.ndarray:
    """Draw labels among which the smallest and the largest occur, if there is room."""
    labels = rng.integers(0, classes, n)
    labels[:2] = [classes - 1, 0][:n]
    return labels


def _kind(observed: Observed) -> str:
    """Return the letter of the kind of number in an array, or nothing."""
    dtype = getattr(observed.value, "dtype", None)
    return dtype.kind if isinstance(dtype, np.dtype) else ""


@exercise.check("the labels 2, 0, 3 of five classes become the three rows of the lesson", points=1)
def lesson(submission: Submission) -> None:
    expect(
        submission.one_hot(*LESSON),
        equals=solution.one_hot(*LESSON),
        hint="One row for each label, and as many columns as there are classes.",
    )


@exercise.check("one_hot puts a single 1 into each row, in the label's column", points=2)
def rows_of(submission: Submission, rng: Generator) -> None:
    for n, classes in ((5, 3), (3, 6), (4, 4), (1, 3), (4, 1), (12, 10)):
        labels = _labels(rng, n, classes)
        expect(submission.one_hot(labels, classes), equals=solution.one_hot(labels, classes))
    for labels in (_labels(rng, 8, 4)[::2], np.full(3, 2)):
        expect(submission.one_hot(labels, 4), equals=solution.one_hot(labels, 4))


@exercise.check(
    "there are as many columns as classes, whatever labels occur", points=1, after=rows_of
)
def width(submission: Submission, rng: Generator) -> None:
    hint = "The argument says how many columns there are. Did every class occur in this batch?"
    for n, largest, classes in ((5, 3, 7), (1, 1, 10), (6, 2, 3)):
        labels = rng.integers(0, largest, n)
        answer = solution.one_hot(labels, classes)
        expect(submission.one_hot(labels, classes), equals=answer, hint=hint)
    small = _labels(rng, 6, 4).astype(np.uint8)
    expect(submission.one_hot(small, 9), equals=solution.one_hot(small, 9), hint=hint)


@exercise.check("the rows are made of floats", points=1, after=rows_of)
def floats(submission: Submission, rng: Generator) -> None:
    observed = submission.one_hot(_labels(rng, 4, 3), 3)
    expect_that(
        observed,
        _kind(observed) == "f",
        message(
            "The numbers are right, but the array holds integers. The task asks for floats: an "
            "integer array cuts off the digits of whatever is put into it later."
        ),
        hint="Which dtype has the array that your ones come from, or are put into?",
    )


@exercise.check("from_one_hot says in which column the 1 stands", points=2)
def labels_of(submission: Submission, rng: Generator) -> None:
    rows = solution.one_hot(*LESSON)
    expect(submission.from_one_hot(rows), equals=solution.from_one_hot(rows))
    for n, classes in ((7, 4), (3, 6), (5, 5), (1, 3), (4, 1)):
        rows = solution.one_hot(_labels(rng, n, classes), classes)
        expect(submission.from_one_hot(rows), equals=solution.from_one_hot(rows))
    wide = solution.one_hot(_labels(rng, 8, 4), 4)
    for rows in (wide.astype(np.uint8), wide.astype(np.float32), wide[::2], wide.T.copy().T):
        expect(submission.from_one_hot(rows), equals=solution.from_one_hot(rows))


@exercise.check("no labels give no rows, in both directions", points=1, after=(rows_of, labels_of))
def empty(submission: Submission) -> None:
    none = np.empty(0, dtype=np.int64)
    hint = "The result still has two axes: no rows, and a column for each class, (0, C)."
    expect(submission.one_hot(none, 4), equals=np.empty((0, 4)), hint=hint)
    expect(
        submission.from_one_hot(np.empty((0, 3))),
        equals=none,
        hint="Without rows there are no labels: an array of shape (0,).",
    )


@exercise.check("the labels that come back are integers", points=1, after=labels_of)
def integers(submission: Submission, rng: Generator) -> None:
    observed = submission.from_one_hot(solution.one_hot(_labels(rng, 4, 3), 3))
    expect_that(
        observed,
        _kind(observed) in "iu" and _kind(observed) != "",
        message("The numbers are right, but the array holds floats. The task asks for integers."),
        hint="A label is used to pick a column, and NumPy takes only integers for that.",
    )


@exercise.check(
    "labels survive the way there and back, and nothing given is changed",
    points=1,
    after=(width, empty, floats, integers),
)
def round_trip(submission: Submission, rng: Generator) -> None:
    labels = _labels(rng, 6, 8)
    locked = labels.copy()
    locked.setflags(write=False)
    for given in (labels, locked):
        rows = submission.one_hot(given, 8)
        expect(rows, equals=solution.one_hot(labels, 8))
        expect_unchanged(rows)
        back = submission.from_one_hot(rows)
        expect(back, equals=labels)
        expect_unchanged(back)
