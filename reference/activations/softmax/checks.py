"""What is verified of `softmax`."""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged, standard_cases

from . import solution

exercise = Exercise(functions=["softmax"])

FAR_HINT = (
    "Print every intermediate result. A warning is no fault; inf / inf and 0 / 0 are. Which number "
    "do you subtract from which row?"
)


@exercise.check("the scores 3, 1, 0 become 0.843795, 0.114195, 0.042010", points=1)
def by_hand(submission: Submission) -> None:
    x = np.array([[3.0, 1.0, 0.0]])
    expect(
        submission.softmax(x),
        equals=solution.softmax(x),
        hint="This is the example of the lesson. Print the exponentials and their sum, and "
        "compare.",
    )


@exercise.check("each row is its exponentials, divided by the sum of that row", points=3)
def values(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    # A single row first: what goes wrong there is not a matter of the axis.
    several = [cases[name] for name in ("one row", "random")]
    several += [rng.normal(0, 1, (4, 4)), np.array([[1.0, 1.0, 1.0], [-2.0, -2.0, -2.0]])]
    several += [cases[name] for name in ("float32", "strided", "transposed")]
    for x in several:
        expect(submission.softmax(x), equals=solution.softmax(x))


@exercise.check(
    "works along the last axis, of a single vector and of three axes too", points=1, after=values
)
def last_axis(submission: Submission, rng: Generator) -> None:
    for shape in ((6,), (2, 3, 4), (1,)):
        x = rng.normal(0, 1, shape)
        expect(
            submission.softmax(x),
            equals=solution.softmax(x),
            hint="axis=-1 is the last axis, however many there are.",
        )


@exercise.check("takes integers and still answers with fractions", points=1, after=values)
def integers(submission: Submission, rng: Generator) -> None:
    cases = {case.name: case.x for case in standard_cases(rng)}
    for x in (np.array([[3, 1, 0], [0, 0, 2]]), cases["integers"]):
        expect(submission.softmax(x), equals=solution.softmax(x))


@exercise.check("stays right for scores up to -1000 and 1000", points=2, after=values)
def extremes(submission: Submission, rng: Generator) -> None:
    # One row a call: a row of its own largest score is another question, asked below.
    for row in ([1000.0, 1001.0, 1002.0], [-1000.0, -1001.0, -1002.0], [1000.0, 0.0, -1000.0]):
        x = np.array([row])
        expect(submission.softmax(x), equals=solution.softmax(x), hint=FAR_HINT)
    x = rng.uniform(900, 1000, (1, 4))
    expect(submission.softmax(x), equals=solution.softmax(x), hint=FAR_HINT)


@exercise.check(
    "every row is taken by itself: rows far apart, and no rows at all", points=1, after=extremes
)
def rows_apart(submission: Submission, rng: Generator) -> None:
    apart = np.array([[0.0, 1.0, 2.0], [800.0, 801.0, 802.0]])
    for x in (apart, rng.normal(0, 1, (3, 4)) + np.array([[-900.0], [0.0], [900.0]])):
        expect(submission.softmax(x), equals=solution.softmax(x), hint=FAR_HINT)
    empty = np.empty((0, 3))
    expect(
        submission.softmax(empty),
        equals=solution.softmax(empty),
        hint="A batch without samples has shape (0, 3), and so has its answer.",
    )


@exercise.check("leaves x as it was, and answers the same when asked again", points=1, after=values)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Operators such as x -= 2 and out=x write into the caller's own array."
    cases = {case.name: case.x for case in standard_cases(rng)}
    x = cases["random"]
    expect_unchanged(submission.softmax(x), hint=hint)
    expect(submission.softmax(cases["read-only"]), equals=solution.softmax(cases["read-only"]))
    expect_unchanged(submission.softmax(cases["vector"][None, :]), hint=hint)
    expect(submission.softmax(x), equals=solution.softmax(x))
