"""Which of several files counts, where a student handed in more than one for an exercise (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby

from grader.batch.intake.names import Sure
from grader.batch.model import Handed
from grader.message import Message, message

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERS = re.compile(r"(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may count.

    Attributes
    ----------
    sure
        How it came to be taken for the exercise.
    again
        Which resubmission its name says it is.
    when
        When it was handed in or, failing that, written.
    path
        Where it lies, with archives as folders.
    owner
        What its layout calls the student.
    """

    sure: Sure
    again: int
    when: datetime | None
    path: str
    handed: Handed
    owner: str = ""


def choose(
    candidates: Iterable[Candidate],
) -> tuple[tuple[Handed, ...], tuple[Handed, ...]]:
    """Return what counts, and what was superseded, each with the number of its attempt.

    A file that is called like the exercise counts before one that is only taken for it, then the
    later resubmission, then the newer file. Where none of that says which, the winner's remarks
    do.
    """
    newest, older = [], []
    for _, found in groupby(_in_order(candidates), _asked):
        in_turn = sorted(found, key=_age)
        *superseded, winner = (
            one.handed if number == 1 else replace(one.handed, attempt=number)
            for number, one in enumerate(in_turn, start=1)
        )
        if len(in_turn) > 1 and _age(in_turn[-1])[:3] == _age(in_turn[-2])[:3]:
            said = message(
                "Several files are there for {exercise} and nothing says which is the newest: "
                "{file} was taken.",
                exercise=winner.exercise,
                file=winner.place.name,
            )
            winner = replace(winner, remarks=(*winner.remarks, said))
        owners = sorted({one.owner for one in in_turn})
        if len(owners) > 1:
            # The class list joined them. Where it was wrong, somebody would lose their work.
            said = joined(winner.student, owners)
            winner = replace(winner, remarks=(*winner.remarks, said))
        newest.append(winner)
        older += superseded
    return tuple(newest), tuple(older)


def _in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort by student, then exercise: twice, since keys of two parts would all stand in memory."""
    in_order = sorted(candidates, key=lambda one: one.handed.exercise)
    in_order.sort(key=lambda one: one.handed.student)
    return in_order


def _asked(one: Candidate) -> tuple[str, str]:
    return one.handed.student, one.handed.exercise


def joined(student: str, owners: Sequence[str]) -> Message:
    """Say that several were taken for one student; for instructors only, since it names them."""
    return message(
        "These were taken for one student, {student}, and only the newest counts: {owners}",
        student=student,
        owners=", ".join(owners),
    )


def _age(one: Candidate) -> tuple[int, int, datetime, bool, list[str | int], str]:
    # Capitals and "(1)" are no lesser name: the newer of such files counts.
    sure = max(one.sure, Sure.MENDED)
    when = one.when or _LONG_AGO
    exact = one.sure is Sure.EXACT
    return -sure, one.again, when, exact, _natural(one.path), one.handed.place.name


def _natural(text: str) -> list[str | int]:
    """Split a name so that attempt10 comes after attempt9."""
    return [int(part) if number % 2 else part for number, part in enumerate(_NUMBERS.split(text))]
