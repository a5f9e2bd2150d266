"""What is verified of `step`, `gate` and the weights of three gates.

Any weights that make the table are right; only sums within `EDGE` of zero are not accepted, and
the lesson says so.
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
    standard_arrays,
)

from . import solution

exercise = Exercise(functions=["step", "gate", "AND", "OR", "NAND"])

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TABLES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0)}
EDGE = 0.01
ROUNDING = 1e-9  # what rounding may make of a sum that is 0 on paper
IN_PLACE = "Writing into v changes the caller's own sums. Build a new array."


@exercise.check("step is 1 above zero and 0 below, as in the lesson", points=1)
def step_by_hand(submission: Submission) -> None:
    v = np.array([-1.5, -0.25, 0.25, 0.75, 2.0])
    expect(
        submission.step(v),
        equals=solution.step(v),
        hint="Which of these sums are above zero? There 1 is asked, and 0 everywhere else: as "
        "numbers, not as True and False.",
    )


@exercise.check("step of exactly 0 is 0", points=1, after=step_by_hand)
def step_of_zero(submission: Submission) -> None:
    for v in (np.array([-1.0, 0.0, 1.0]), np.zeros((2, 3)), np.array([-2, 0, 2, 0])):
        expect(
            submission.step(v),
            equals=solution.step(v),
            hint="Zero itself is not above zero. Which comparison leaves it out?",
        )


@exercise.check("step works on arrays of any shape and kind", points=1, after=step_by_hand)
def step_values(submission: Submission, rng: Generator) -> None:
    for v in standard_arrays(rng, without=("zeros", "integers")):
        answer = submission.step(v)
        expect(answer, equals=solution.step(v))
        expect_unchanged(answer, hint=IN_PLACE)
    small = np.array([[0.4, -0.3], [1e-6, -1e-6], [0.9, 1.1]])
    expect(submission.step(small), equals=solution.step(small))


@exercise.check("gate decides the four rows as in the lesson", points=1)
def gate_by_hand(submission: Submission) -> None:
    w, b = np.array([0.5, 0.25]), -0.375
    expect(
        submission.gate(ROWS, w, b),
        equals=solution.gate(ROWS, w, b),
        hint="Print the four weighted sums first, then their steps.",
    )


@exercise.check(
    "gate is right for any weights and any number of samples", points=2, after=gate_by_hand
)
def gate_values(submission: Submission, rng: Generator) -> None:
    sums = rng.permutation(np.array([-3.0, -1.25, 0.5, 2.0, 4.75, -0.5]))
    for w, b in (
        (np.array([2.0, -1.0]), 0.5),
        (np.array([-1.5, 0.5]), -0.25),
        (np.array([1.0, 3.0]), -2.0),
        (np.array([-1.0, -2.0]), 2.5),
    ):
        x = np.column_stack([(sums - b) / w[0], np.zeros(6)]) + np.outer(
            rng.uniform(-3, 3, 6), [-w[1] / w[0], 1.0]
        )
        answer = submission.gate(x, w, b)
        expect(answer, equals=solution.gate(x, w, b))
        expect_unchanged(answer)
        expect(submission.gate(x[:1], w, b), equals=solution.gate(x[:1], w, b))
        expect(submission.gate(ROWS, w, b), equals=solution.gate(ROWS, w, b))
    whole = ROWS.astype(np.int64)
    for w, b in ((np.array([1.0, 1.0]), -1.0), (np.array([-1.0, 2.0]), 0.0)):
        expect(
            submission.gate(whole, w, b),
            equals=solution.gate(whole, w, b),
            hint="Some of these sums are exactly 0.",
        )


@exercise.check("AND: only the row 1 1 gives 1", points=1)
def and_table(submission: Submission) -> None:
    _decides(submission.AND(), "AND")


@exercise.check("OR: only the row 0 0 gives 0", points=1)
def or_table(submission: Submission) -> None:
    _decides(submission.OR(), "OR")


@exercise.check("NAND: only the row 1 1 gives 0", points=1)
def nand_table(submission: Submission) -> None:
    _decides(submission.NAND(), "NAND")


@exercise.check(
    "no gate decides on the edge: every sum is at least 0.01 away from zero",
    points=1,
    after=(and_table, or_table, nand_table),
)
def margin(submission: Submission) -> None:
    for made in (submission.AND(), submission.OR(), submission.NAND()):
        sums = _sums(made)
        nearest = int(np.argmin(np.abs(sums)))
        words = {"row": _row(nearest), "sum": f"{sums[nearest]:.3g}"}
        if abs(sums[nearest]) < ROUNDING:
            otherwise = message(
                "The table is right, but for the row {row} the sum is {sum}: so close to zero that "
                "the last digit of a rounding would decide.",
                **words,
            )
        else:
            otherwise = message(
                "The table is right, but for the row {row} the sum is {sum}: closer to zero than "
                "0.01.",
                **words,
            )
        expect_that(
            made,
            abs(sums[nearest]) >= EDGE * (1 - 1e-9),
            otherwise,
            hint="Move the bias to the middle, between the sums that should stay below zero and "
            "those that should be above.",
        )


def _decides(made: Observed, name: str) -> None:
    w, b = _weights(made)
    sums = ROWS @ w + b
    got = tuple(int(v > 0) for v in sums)
    other = next((known for known, table in TABLES.items() if table == got), "")
    words = {
        "got": " ".join(map(str, got)),
        "wanted": " ".join(map(str, TABLES[name])),
        "gate": name,
        "sums": ", ".join(f"{v:.4g}" for v in sums),
    }
    if tuple(int(v > 0) for v in ROWS @ w - b) == TABLES[name]:
        otherwise = message(
            "These weights give {got}; {gate} is {wanted}. With the other sign of the bias they "
            "would be right: the bias is added, so a threshold of 2 is a bias of -2.",
            **words,
        )
    elif other:
        otherwise = message(
            "These weights give {got}, which is {other}; {gate} is {wanted}. The four sums are "
            "{sums}.",
            other=other,
            **words,
        )
    else:
        otherwise = message(
            "These weights give {got}; {gate} is {wanted}. The four sums are {sums}.", **words
        )
    expect_that(
        made,
        got == TABLES[name],
        otherwise,
        hint="Write down the sum of each of the four rows. Which must be above zero?",
    )


def _sums(made: Observed) -> np.ndarray:
    w, b = _weights(made)
    sums: np.ndarray = ROWS @ w + b
    return sums


def _weights(made: Observed) -> tuple[np.ndarray, float]:
    w, b = made.items(2)
    return w.array((2,)), float(b.array(()))


def _row(index: int) -> str:
    return " ".join(str(int(value)) for value in ROWS[index])
