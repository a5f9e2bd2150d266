"""What is verified of the nodes and of the two graphs.

Each node is asked forward and then backward, with a slope from the right that is not 1, so that
what is forgotten shows. Two nodes of one class are asked in turns: what one keeps is its own.
"""

from typing import Any

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged

from . import solution

exercise = Exercise(functions=["Add", "Mul", "Square", "grad_square_sum", "grad_reused"])


def _numbers(rng: Generator, count: int) -> list[float]:
    """Return numbers away from 0 and 1, each of its own size."""
    return [float(one) for one in rng.permutation([2.0, -3.5, 5.0, 7.0, -1.5])[:count]]


def _cases(rng: Generator) -> list[tuple[Any, Any, Any]]:
    """Return (x, y, dout): numbers, whole numbers, arrays of one shape."""
    x, y, dout = _numbers(rng, 3)
    return [
        (x, y, dout),
        (3, -2, 4),
        (0.0, y, dout),
        *((rng.normal(0, 2, s), rng.normal(0, 2, s), rng.normal(0, 2, s)) for s in ((4,), (2, 3))),
        (rng.integers(-4, 5, 3), rng.integers(-4, 5, 3), rng.normal(0, 2, 3)),
        (np.array([1000.0, -1000.0]), np.array([2.0, 3.0]), np.array([0.5, -0.25])),
        (rng.normal(0, 1, (3, 4))[:, ::2], rng.normal(0, 1, (2, 3)).T, rng.normal(0, 1, (3, 2))),
    ]


@exercise.check("Add: forward adds, and backward passes on to both what arrives", points=1)
def adds(submission: Submission, rng: Generator) -> None:
    for x, y, dout in _cases(rng):
        right = solution.Add()
        node = submission.of(submission.Add())
        expect(node.forward(x, y), equals=right.forward(x, y))
        expect(
            node.backward(dout),
            equals=right.backward(dout),
            hint="If x grows by 1, so does x + y. By how much does the end result grow then?",
        )


@exercise.check("Mul: forward multiplies, and backward swaps", points=2)
def multiplies(submission: Submission, rng: Generator) -> None:
    for x, y, dout in [(2.0, 3.0, 10.0), *_cases(rng)]:
        right = solution.Mul()
        node = submission.of(submission.Mul())
        expect(node.forward(x, y), equals=right.forward(x, y))
        expect(
            node.backward(dout),
            equals=right.backward(dout),
            hint="If x grows by 1, x * y grows by y. That, times what arrives from the right.",
        )


@exercise.check("Square: forward squares, and backward multiplies by 2 x", points=2)
def squares(submission: Submission, rng: Generator) -> None:
    for x, _, dout in [(5.0, 0.0, 3.0), *_cases(rng)]:
        right = solution.Square()
        node = submission.of(submission.Square())
        expect(node.forward(x), equals=right.forward(x))
        expect(
            node.backward(dout),
            equals=right.backward(dout),
            hint="The slope of x ** 2 at x is 2 * x. Which x was it, and what arrives?",
        )


@exercise.check(
    "every node keeps its own numbers, those of its last forward",
    points=1,
    after=(multiplies, squares),
)
def apart(submission: Submission, rng: Generator) -> None:
    for name in ("Mul", "Square"):
        x, y, u, v, dout = _numbers(rng, 5)
        first, second = ((x, y), (u, v)) if name == "Mul" else ((x,), (u,))
        made = [getattr(submission, name)() for _ in range(2)]
        one, other = (submission.of(node) for node in made)
        right_one, right_other = (getattr(solution, name)() for _ in range(2))
        one.forward(*first)
        other.forward(*second)
        right_one.forward(*first)
        right_other.forward(*second)
        expect(
            one.backward(dout),
            equals=right_one.backward(dout),
            hint="What belongs to one object is kept as self.something, not as Mul.something and "
            "not in a variable outside.",
        )
        expect(other.backward(dout), equals=right_other.backward(dout))
        one.forward(*second)
        right_one.forward(*second)
        expect(one.backward(dout), equals=right_one.backward(dout))
        expect(one.backward(2.0 * dout), equals=right_one.backward(2.0 * dout))


@exercise.check("grad_square_sum finds 2 (x + y) for both", points=2)
def square_sum(submission: Submission, rng: Generator) -> None:
    for x, y, _ in [(2.0, 3.0, 1.0), *_cases(rng)]:
        expect(
            submission.grad_square_sum(x, y),
            equals=solution.grad_square_sum(x, y),
            hint="Forward from the left: Add, then Square. Backward from the right, starting with "
            "1: Square, then Add.",
        )


@exercise.check("grad_reused adds what comes back along both paths of x", points=1)
def reused(submission: Submission, rng: Generator) -> None:
    for x, y, _ in [(2.0, 3.0, 1.0), *_cases(rng)]:
        expect(
            submission.grad_reused(x, y),
            equals=solution.grad_reused(x, y),
            hint="x goes into Mul directly, and once more through Add. A slope comes back from "
            "either.",
        )


@exercise.check(
    "leaves x, y and dout as they were",
    points=1,
    after=(adds, multiplies, squares, square_sum, reused),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    x, y, dout = (rng.normal(0, 1, 3) for _ in range(3))
    for name in ("Add", "Mul", "Square"):
        node = submission.of(getattr(submission, name)())
        expect_unchanged(node.forward(x) if name == "Square" else node.forward(x, y))
        expect_unchanged(node.backward(dout), hint="dout *= something writes into dout itself.")
    expect_unchanged(submission.grad_square_sum(x, y))
    expect_unchanged(submission.grad_reused(x, y))
