"""What is verified of `describe`, `row_vector` and `col_vector`.

Lengths differ from axis to axis wherever a mix-up of axes would else go unseen.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged, standard_arrays

from . import solution

exercise = Exercise(functions=["describe", "row_vector", "col_vector"])

VECTOR = np.array([1, 2, 3, 4])
MATRIX = np.array([[1, 2, 1], [3, 4, 1]])
CUBE = np.array([[[1, 2, 0], [3, 4, 0]], [[5, 6, 1], [7, 8, 1]]])
THREE_WORDS = (
    "ndim counts the axes, shape has one entry for each of them and no others, (4,) for four "
    "numbers, and size counts all the elements."
)


@exercise.check(
    "describe names the three arrays of the lesson: a vector, a matrix, a 3-D array", points=2
)
def lesson(submission: Submission) -> None:
    for array in (VECTOR, MATRIX, CUBE):
        expect(submission.describe(array), equals=solution.describe(array), hint=THREE_WORDS)


@exercise.check(
    "describe counts axes and elements of any array, empty ones and 0-D ones too",
    points=2,
    after=lesson,
)
def any_array(submission: Submission, rng: Generator) -> None:
    n = int(rng.integers(5, 9))
    for shape in ((n,), (3, n), (n, 1), (2, 3, n), (2, n, 3, 4)):
        array = rng.normal(0, 1, shape)
        expect(submission.describe(array), equals=solution.describe(array), hint=THREE_WORDS)
    for array in standard_arrays(rng, without=("random",)):
        expect(submission.describe(array), equals=solution.describe(array))
    for array in (np.empty((3, 0)), np.empty(0), np.array(rng.normal())):
        expect(
            submission.describe(array),
            equals=solution.describe(array),
            hint="An axis may have length 0; then there are no elements. One number alone has no "
            "axis at all: its shape is the empty tuple (), and its size is 1.",
        )


@exercise.check("describe takes a nested list or one number as well", points=1, after=lesson)
def lists(submission: Submission, rng: Generator) -> None:
    for values in (
        rng.integers(0, 10, 5).tolist(),
        rng.normal(0, 1, (4, 3)).tolist(),
        rng.integers(0, 10, (3, 2, 4)).tolist(),
        float(rng.normal()),
    ):
        expect(
            submission.describe(values),
            equals=solution.describe(values),
            hint="A list has no axes to ask for. Make an array of it first.",
        )


@exercise.check("row_vector makes one row of it, shape (1, D)", points=2)
def rows(submission: Submission, rng: Generator) -> None:
    for v in _vectors(rng):
        expect(submission.row_vector(v), equals=solution.row_vector(v))


@exercise.check("col_vector makes one column of it, shape (D, 1)", points=2)
def columns(submission: Submission, rng: Generator) -> None:
    for v in _vectors(rng):
        expect(submission.col_vector(v), equals=solution.col_vector(v))


@exercise.check("the arrays keep their shape and their values", points=1, after=(rows, columns))
def unchanged(submission: Submission, rng: Generator) -> None:
    v = rng.normal(0, 1, 6)
    for _ in range(2):
        expect_unchanged(submission.describe(CUBE))
        for call, right in (
            (submission.row_vector, solution.row_vector),
            (submission.col_vector, solution.col_vector),
        ):
            answer = call(v)
            expect(answer, equals=right(v))
            expect_unchanged(
                answer,
                hint="Writing to v.shape turns the caller's own array around. A method that "
                "returns an array of another shape leaves v alone.",
            )


def _vectors(rng: Generator) -> list[np.ndarray]:
    """Return vectors of several lengths and kinds; 4 is the lesson's own."""
    locked = rng.normal(0, 1, 3)
    locked.setflags(write=False)
    return [
        VECTOR,
        rng.normal(0, 1, int(rng.integers(5, 9))),
        rng.normal(0, 1, 1),
        rng.integers(0, 10, 3),
        rng.normal(0, 1, 7).astype(np.float32),
        rng.normal(0, 1, 10)[::2],
        locked,
    ]
