"""What is verified of `bce` and `bce_grad`.

Adding delta and clipping by it are both right: they agree where p is 0 or 1, and to about
delta / p elsewhere. So no check sends a p that is nearly 0 or 1 without being it, and values are
compared to five digits.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, Tolerance, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["bce", "bce_grad"])

CLOSE = Tolerance(rtol=1e-5, atol=2e-6)
SINGLE = Tolerance(rtol=1e-4, atol=1e-5)

ANSWERS = np.array([0.9, 0.2, 0.8, 0.95])
LABELS = np.array([1.0, 0.0, 1.0, 1.0])


def _questions(rng: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw probabilities away from both ends, and targets of both kinds."""
    t = rng.integers(0, 2, n).astype(np.float64)
    if n > 1:
        t[:2] = [0.0, 1.0]
    return rng.uniform(0.05, 0.95, n), t


@exercise.check("the four questions of the lesson cost what it says, each and on average", points=1)
def by_hand(submission: Submission) -> None:
    for p, t in zip(ANSWERS, LABELS, strict=True):
        one = np.array([p]), np.array([t])
        expect(
            submission.bce(*one),
            equals=solution.bce(*one),
            tolerance=CLOSE,
            hint="One question at a time, from the table of the lesson. Which of the two parts "
            "counts for it?",
        )
    expect(submission.bce(ANSWERS, LABELS), equals=solution.bce(ANSWERS, LABELS), tolerance=CLOSE)


@exercise.check("bce is the mean cost of the questions, yes and no alike", points=2)
def values(submission: Submission, rng: Generator) -> None:
    for n in (1, 2, 5, 8):
        p, t = _questions(rng, n)
        expect(submission.bce(p, t), equals=solution.bce(p, t), tolerance=CLOSE)
    p, t = _questions(rng, 6)
    expect(submission.bce(p, t.astype(np.int64)), equals=solution.bce(p, t), tolerance=CLOSE)
    strided, t = rng.uniform(0.05, 0.95, 8)[::2], rng.integers(0, 2, 8)[::2]
    expect(submission.bce(strided, t), equals=solution.bce(strided, t), tolerance=CLOSE)
    p, t = _questions(rng, 5)
    single = p.astype(np.float32)
    expect(submission.bce(single, t), equals=solution.bce(single, t), tolerance=SINGLE)


@exercise.check("a target between 0 and 1 counts on both sides", points=1, after=values)
def soft(submission: Submission, rng: Generator) -> None:
    half = np.array([0.5, 0.8, 0.1])
    p = rng.uniform(0.05, 0.95, 3)
    expect(submission.bce(p, half), equals=solution.bce(p, half), tolerance=CLOSE)
    expect(submission.bce_grad(p, half), equals=solution.bce_grad(p, half), tolerance=CLOSE)


@exercise.check(
    "a p of exactly 0 or 1 costs nothing or much, never infinity", points=1, after=values
)
def ends(submission: Submission) -> None:
    # One end at a time first: delta may be missing in one of the two logarithms only.
    for p, t in (
        (np.array([0.0, 0.3]), np.array([1.0, 1.0])),
        (np.array([1.0, 0.3]), np.array([0.0, 1.0])),
        (np.array([0.0, 1.0, 0.3]), np.array([0.0, 1.0, 0.0])),
    ):
        expect(
            submission.bce(p, t),
            equals=solution.bce(p, t),
            tolerance=CLOSE,
            hint="What does np.log give for 0, and what is 0 times that? Both logarithms can meet "
            "a zero.",
        )


@exercise.check("bce_grad is the slope of the loss for every p", points=2)
def slope(submission: Submission, rng: Generator) -> None:
    one = np.array([0.8]), np.array([1.0])
    expect(
        submission.bce_grad(*one),
        equals=solution.bce_grad(*one),
        tolerance=CLOSE,
        hint="One question only: the derivative of -log p is -1 / p.",
    )
    expect(
        submission.bce_grad(ANSWERS, LABELS),
        equals=solution.bce_grad(ANSWERS, LABELS),
        tolerance=CLOSE,
        hint="The four numbers stand in the lesson.",
    )
    for n in (2, 5, 8):
        p, t = _questions(rng, n)
        expect(submission.bce_grad(p, t), equals=solution.bce_grad(p, t), tolerance=CLOSE)
    p, t = _questions(rng, 6)
    whole = t.astype(np.int64)
    expect(submission.bce_grad(p, whole), equals=solution.bce_grad(p, t), tolerance=CLOSE)
    single = p.astype(np.float32)
    expect(submission.bce_grad(single, t), equals=solution.bce_grad(single, t), tolerance=SINGLE)


@exercise.check("the slope stays finite at 0 and 1", points=1, after=slope)
def steep(submission: Submission) -> None:
    p, t = np.array([0.0, 1.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0, 1.0])
    expect(
        submission.bce_grad(p, t),
        equals=solution.bce_grad(p, t),
        tolerance=CLOSE,
        hint="Both denominators can be 0. delta stands in for it there, as in the loss.",
    )


@exercise.check("delta is the caller's to choose", points=1, after=(ends, steep))
def delta_argument(submission: Submission) -> None:
    p, t = np.array([0.0, 1.0, 0.5]), np.array([1.0, 0.0, 1.0])
    hint = "Use the argument delta, rather than a number of your own."
    for delta in (1e-6, 1e-9):
        loss, grad = solution.bce(p, t, delta), solution.bce_grad(p, t, delta)
        expect(submission.bce(p, t, delta=delta), equals=loss, tolerance=CLOSE, hint=hint)
        expect(submission.bce_grad(p, t, delta=delta), equals=grad, tolerance=CLOSE, hint=hint)


@exercise.check("leaves p and t as they were", points=1, after=(ends, steep))
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Operators such as p += delta write into the caller's own array."
    p, t = _questions(rng, 5)
    p[:2] = [0.0, 1.0]  # where a bound written into p shows
    expect_unchanged(submission.bce(p, t), hint=hint)
    expect_unchanged(submission.bce_grad(p, t), hint=hint)
    locked = p.copy(), t.copy()
    for array in locked:
        array.setflags(write=False)
    loss, grad = solution.bce(p, t), solution.bce_grad(p, t)
    expect(submission.bce(*locked), equals=loss, tolerance=CLOSE, hint=hint)
    expect(submission.bce_grad(*locked), equals=grad, tolerance=CLOSE, hint=hint)
