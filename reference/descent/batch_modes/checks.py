"""What is verified of `minibatches`, `batch_step` and `fit_batches`.

How a program draws its order is its own affair. So of the batches only their properties are
stated; and of a training with few points, that each epoch is one of all that are possible.
"""

import itertools

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
    seeded,
)

from . import solution

exercise = Exercise(functions=["minibatches", "batch_step", "fit_batches"])


def _batches(asked: Observed) -> list[np.ndarray] | None:
    """Return the batches, or note why what came back is no list of arrays of row numbers."""
    if not asked.returned:
        asked.note_fault()
        return None
    value = asked.value
    whole = isinstance(value, list | tuple) and all(
        isinstance(one, np.ndarray) and one.ndim == 1 and one.dtype.kind in "iu" for one in value
    )
    expect_that(
        asked,
        whole,
        message("A list is asked for, of one-dimensional NumPy arrays that hold row numbers."),
    )
    return [np.asarray(one, np.int64) for one in value] if whole else None


@exercise.check("the batches have the asked size; the last one holds what is left", points=3)
def sizes(submission: Submission, rng: Generator) -> None:
    seed = int(rng.integers(1, 1000))
    for n, size in ((10, 3), (12, 4), (7, 1), (5, 5), (4, 9), (1, 1)):
        asked = submission.minibatches(n, size, seeded(seed))
        batches = _batches(asked)
        if batches is None:
            return
        wanted = [size] * (n // size) + ([n % size] if n % size else [])
        got = [len(one) for one in batches]
        expect_that(
            asked,
            got == wanted,
            message(
                "{n} rows in batches of {size} make batches of {wanted} rows; yours have {got}.",
                n=n,
                size=size,
                wanted=str(wanted),
                got=str(got),
            ),
            hint="range(0, n, size) gives the places where the batches begin. A slice that reaches "
            "beyond the end stops at the end.",
        )


@exercise.check("every row stands in exactly one batch", points=2)
def each_once(submission: Submission, rng: Generator) -> None:
    seed = int(rng.integers(1, 1000))
    for n, size in ((10, 3), (40, 8), (9, 1), (6, 10)):
        asked = submission.minibatches(n, size, seeded(seed))
        batches = _batches(asked)
        if batches is None:
            return
        rows = np.concatenate(batches) if batches else np.zeros(0, np.int64)
        if rows.size and (rows.min() < 0 or rows.max() >= n):
            expect_that(
                asked,
                False,
                message(
                    "There are {n} rows, from 0 to {last}; one of your batches holds {other}.",
                    n=n,
                    last=n - 1,
                    other=int(rows.min() if rows.min() < 0 else rows.max()),
                ),
            )
            continue
        counts = np.bincount(rows, minlength=n)
        wrong = np.flatnonzero(counts != 1)
        expect_that(
            asked,
            not wrong.size,
            message(
                "Row {row} occurs {count} times in the batches of one epoch; it should be once.",
                row=int(wrong[0]) if wrong.size else 0,
                count=int(counts[wrong[0]]) if wrong.size else 1,
            ),
            hint="Draw one order of all rows, and cut that.",
        )


@exercise.check("the rows are shuffled by the generator that came in", points=2, after=each_once)
def shuffled(submission: Submission, rng: Generator) -> None:
    seed = int(rng.integers(1, 1000))
    n, size = 60, 5
    first = submission.minibatches(n, size, seeded(seed))
    again = submission.minibatches(n, size, seeded(seed))
    other = submission.minibatches(n, size, seeded(seed + 1))
    batches, same, another = _batches(first), _batches(again), _batches(other)
    if batches is None or same is None or another is None:
        return
    rows = np.concatenate(batches)
    expect_that(
        first,
        not np.array_equal(rows, np.arange(n)),
        message("The rows come in their own order, 0, 1, 2 and so on: nothing is shuffled."),
        hint="A generator has a method that gives 0 to n - 1 in a random order.",
    )
    blocks = sum(len(one) == 0 or int(np.ptp(one)) == len(one) - 1 for one in batches)
    expect_that(
        first,
        blocks < len(batches),
        message(
            "In every batch the rows are neighbours, such as 5, 6, 7, 8, 9: only the order of the "
            "batches is random. Shuffle the rows before you cut."
        ),
    )
    expect_that(
        again,
        np.array_equal(rows, np.concatenate(same)),
        message(
            "The same seed gave another order. Draw with the generator that comes in, and with no "
            "other: only then can an experiment be repeated."
        ),
    )
    expect_that(
        other,
        not np.array_equal(rows, np.concatenate(another)),
        message(
            "Two generators with different seeds gave the same order. Draw with the one that comes "
            "in."
        ),
    )


@exercise.check("one step by two of three points, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    x, y = np.array([3.0, -1.0, 1.0]), np.array([1.0, 2.0, 0.0])
    for rows in (np.array([0, 1]), np.array([2])):
        expect(
            submission.batch_step(x, y, -2.0, -1.0, rows, 0.01),
            equals=solution.batch_step(x, y, -2.0, -1.0, rows, 0.01),
            hint="Print these rows' errors and the two mean slopes, and compare with the lesson.",
        )


@exercise.check("a step goes by the mean gradient of the batch's rows, and of no others", points=3)
def step_values(submission: Submission, rng: Generator) -> None:
    x, y = rng.normal(0, 1, 9), rng.normal(0, 1, 9)
    # From (0, 0) at learning rate 1 the answer is minus the gradient: what is off shows best.
    for rows in (np.array([7, 0, 3]), np.array([4])):
        expect(
            submission.batch_step(x, y, 0.0, 0.0, rows, 1.0),
            equals=solution.batch_step(x, y, 0.0, 0.0, rows, 1.0),
        )
    for rows in (np.arange(9), np.array([4]), np.array([7, 0, 3]), np.array([8, 2, 5, 6, 1])):
        a, b = (float(one) for one in rng.normal(0, 1, 2))
        asked = submission.batch_step(x, y, a, b, rows, 0.2)
        expect(asked, equals=solution.batch_step(x, y, a, b, rows, 0.2))
        expect_unchanged(asked)
    whole, targets = rng.integers(-3, 4, 5), rng.integers(-3, 4, 5)
    rows = np.array([4, 1])
    expect(
        submission.batch_step(whole, targets, 1, -2, rows, 0.1),
        equals=solution.batch_step(whole, targets, 1, -2, rows, 0.1),
    )


@exercise.check("with the full batch, an epoch is one step", points=1, after=step_values)
def full(submission: Submission, rng: Generator) -> None:
    x, y = rng.normal(0, 1, 6), rng.normal(0, 1, 6)
    for size, epochs in ((6, 3), (50, 2), (6, 0)):
        asked = submission.fit_batches(x, y, -2.0, -1.0, 0.1, size, epochs, seeded(3))
        expect(
            asked,
            equals=solution.fit_batches(x, y, -2.0, -1.0, 0.1, size, epochs, seeded(3).make()),
            hint="Both paths hold the start and the value after each epoch.",
        )


def _possible(
    x: np.ndarray, y: np.ndarray, at: tuple[float, float], lr: float, size: int
) -> np.ndarray:
    """Return where one epoch can end (K, 2), over all orders of the rows."""
    ends = []
    for order in itertools.permutations(range(len(x))):
        a, b = at
        for start in range(0, len(x), size):
            rows = np.array(order[start : start + size])
            a, b = solution.batch_step(x, y, a, b, rows, lr)
        ends.append((a, b))
    return np.array(ends)


@exercise.check(
    "every epoch goes through all rows, a step a batch, in a new order", points=2, after=full
)
def orders(submission: Submission, rng: Generator) -> None:
    n, lr, epochs = 4, 0.02, 8
    x, y = rng.normal(0, 1, n) + np.arange(n), rng.normal(0, 1, n)
    seed = int(rng.integers(1, 1000))
    for size in (1, 3):
        asked = submission.fit_batches(x, y, -2.0, -1.0, lr, size, epochs, seeded(seed))
        a_path, b_path = (one.array((epochs + 1,)) for one in asked.items(2))
        taken = []
        for epoch in range(epochs):
            at = float(a_path[epoch]), float(b_path[epoch])
            ends = _possible(x, y, at, lr, size)
            now = np.array([a_path[epoch + 1], b_path[epoch + 1]])
            far = np.abs(ends - now).max(axis=1) / (1 + np.abs(now).max())
            nearest = int(np.argmin(far))
            taken.append(nearest)
            if not far[nearest] < 1e-7:
                expect_that(
                    asked,
                    False,
                    message(
                        "No order of the {n} points, in batches of {size}, leads from where epoch "
                        "{epoch} begins to where it ends in your paths.",
                        n=n,
                        size=size,
                        epoch=epoch + 1,
                    ),
                    hint="One call of minibatches an epoch, and one step for each batch in it. "
                    "Each step starts where the one before has arrived.",
                )
                return
        expect_that(
            asked,
            size > 1 or len(set(taken)) > 1,  # of larger batches there are too few to be sure
            message("All {epochs} epochs take the rows in the same order.", epochs=epochs),
            hint="Call minibatches anew in every epoch, with the same generator. Made anew from "
            "its seed, it would draw the same order again.",
        )
