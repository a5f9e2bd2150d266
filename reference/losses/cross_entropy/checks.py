"""What is verified of `cross_entropy`.

Adding delta to y and using delta as a lower bound for y are both right: they agree where y is 0,
and to about delta / y elsewhere. So no check sends a y that is tiny without being 0, and values
are compared to five digits.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, Tolerance, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["cross_entropy"])

CLOSE = Tolerance(rtol=1e-5, atol=2e-6)
SINGLE = Tolerance(rtol=1e-4, atol=1e-5)


def _predictions(rng: Generator, n: int, classes: int) -> np.ndarray:
    """Draw rows of probabilities, none of them tiny."""
    raw = rng.uniform(0.1, 1.0, (n, classes))
    rows: np.ndarray = raw / raw.sum(axis=1, keepdims=True)
    return rows


@exercise.check("one sample costs -log of the probability of its true class", points=1)
def one_sample(submission: Submission) -> None:
    y = np.array([[0.7, 0.2, 0.1]])
    for t in (np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 0.0, 1.0]])):
        expect(
            submission.cross_entropy(y, t),
            equals=solution.cross_entropy(y, t),
            tolerance=CLOSE,
            hint="Only the true class has a 1 in t; every other term is multiplied by 0.",
        )


@exercise.check("a batch costs the mean over its samples", points=2)
def batch(submission: Submission, rng: Generator) -> None:
    for n, classes in ((5, 3), (1, 4), (4, 4)):
        y = _predictions(rng, n, classes)
        t = solution.one_hot(rng.integers(0, classes, n), classes)
        expect(submission.cross_entropy(y, t), equals=solution.cross_entropy(y, t), tolerance=CLOSE)
    whole = solution.one_hot(rng.integers(0, 5, 3), 5).astype(np.int64)
    strided = _predictions(rng, 6, 5)[::2]
    expect(
        submission.cross_entropy(strided, whole),
        equals=solution.cross_entropy(strided, whole),
        tolerance=CLOSE,
    )
    single = _predictions(rng, 4, 3).astype(np.float32)
    t = solution.one_hot(rng.integers(0, 3, 4), 3)
    expect(
        submission.cross_entropy(single, t),
        equals=solution.cross_entropy(single, t),
        tolerance=SINGLE,
    )


@exercise.check("integer labels say the same as one-hot rows", points=2, after=batch)
def labels(submission: Submission, rng: Generator) -> None:
    sizes = ((5, 3, np.int64), (4, 4, np.int64), (1, 3, np.int64), (6, 4, np.uint8))
    for n, classes, dtype in sizes:
        y = _predictions(rng, n, classes)
        t = rng.integers(0, classes, n).astype(dtype)
        expect(
            submission.cross_entropy(y, t),
            equals=solution.cross_entropy(y, t),
            tolerance=CLOSE,
            hint="t.ndim tells which of the two kinds you were given.",
        )


@exercise.check("soft targets count with all their parts", points=1, after=batch)
def soft(submission: Submission, rng: Generator) -> None:
    half = np.array([[0.5, 0.5, 0.0], [0.0, 0.1, 0.9]])
    y = _predictions(rng, 2, 3)
    expect(
        submission.cross_entropy(y, half), equals=solution.cross_entropy(y, half), tolerance=CLOSE
    )
    y, t = _predictions(rng, 5, 4), _predictions(rng, 5, 4)
    expect(submission.cross_entropy(y, t), equals=solution.cross_entropy(y, t), tolerance=CLOSE)


@exercise.check(
    "a probability of 0 for the true class costs much, but not infinity", points=1, after=batch
)
def zero(submission: Submission, rng: Generator) -> None:
    y = np.array([[0.0, 0.6, 0.4], [0.3, 0.5, 0.2]])
    t = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    expect(
        submission.cross_entropy(y, t),
        equals=solution.cross_entropy(y, t),
        tolerance=CLOSE,
        hint="What does np.log give for 0? Where could delta step in before it?",
    )


@exercise.check("a certain and right prediction costs nothing", points=1, after=zero)
def certain(submission: Submission, rng: Generator) -> None:
    t = solution.one_hot(rng.integers(0, 3, 4), 3)
    expect(
        submission.cross_entropy(t.copy(), t),
        equals=solution.cross_entropy(t, t),
        tolerance=CLOSE,
        hint="0 times minus infinity is nan. Which entries of y are 0 here?",
    )


@exercise.check("delta is the caller's to choose", points=1, after=zero)
def delta_argument(submission: Submission) -> None:
    y = np.array([[0.0, 0.6, 0.4], [0.3, 0.0, 0.7]])
    t = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    for delta in (1e-3, 1e-12):
        expect(
            submission.cross_entropy(y, t, delta=delta),
            equals=solution.cross_entropy(y, t, delta),
            tolerance=CLOSE,
            hint="Use the argument delta, rather than a number of your own.",
        )


@exercise.check(
    "leaves y and t as they were, and answers the same when asked again", points=1, after=batch
)
def unchanged(submission: Submission, rng: Generator) -> None:
    y = _predictions(rng, 4, 3)
    t = solution.one_hot(rng.integers(0, 3, 4), 3)
    hint = "Operators such as y += delta write into the caller's own array."
    first = submission.cross_entropy(y, t)
    expect(first, equals=solution.cross_entropy(y, t), tolerance=CLOSE)
    expect_unchanged(first, hint=hint)
    locked_y, locked_t = y.copy(), t.copy()
    locked_y.setflags(write=False)
    locked_t.setflags(write=False)
    expect(
        submission.cross_entropy(locked_y, locked_t),
        equals=solution.cross_entropy(y, t),
        tolerance=CLOSE,
        hint=hint,
    )
