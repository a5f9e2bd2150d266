"""Names the learner's mistake: which known wrong program answers as theirs did?

Every call of the checks is put again, to the reference with one known mistake in it. A mistake
is the diagnosis when it agrees with everything that was looked at in calls of the function it
replaces, contradicts nothing in the others, and accounts for at least one failure. It is never
named against the evidence: not where a call that it would fail was answered rightly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.again import Again, Asked, Missing, again, part_of
from grader.asking import Evidence, Recorded, Transcript, Unstated
from grader.calls import Change, Fault, Handle, Opaque, Reply
from grader.compare import Path, Tolerance, compare
from grader.course import Mistake
from grader.errors import MISSING
from grader.report import Diagnosis, Outcome

# A fault that says nothing of what the program computes: it is not evidence for any mistake.
_SILENT = frozenset(
    {
        Outcome.TIMEOUT,
        Outcome.CRASHED,
        Outcome.FORBIDDEN,
        Outcome.NOT_ATTEMPTED,
        Outcome.INTERNAL_ERROR,
    }
)


_YES, _PERHAPS, _NO = "yes", "perhaps", "no"
_SUMMED = Tolerance(rtol=1e-6, atol=0.0)
_TELLING = 2  # answers that agree by chance with a mistake are fewer


def diagnose(
    transcripts: Sequence[Transcript], mistakes: Iterable[Mistake]
) -> tuple[Diagnosis, ...]:
    """Return the mistakes that agree with all that was observed, in the order they are listed.

    Where none does, a program may hold two: then the one mistake that accounts for most of the
    failures is returned as incomplete, if it would fail nowhere that the program is right and
    what it leaves is about another function, or another property. Where several functions are
    wrong, and each of them has one mistake that accounts for all of its failures, all are named, as
    incomplete ones.

    Parameters
    ----------
    transcripts
        What each check asked, was answered and looked at.
    mistakes
        The exercise's known mistakes.
    """
    if not any(not found.passed for one in transcripts for found in one.evidence):
        return ()
    seen = [_Seen.of(one) for one in transcripts]
    agreeing: list[Diagnosis] = []
    partly: list[tuple[Mistake, _Fit]] = []
    for mistake in mistakes:
        fit = _fit(mistake, seen)
        if fit is None:
            continue
        if not fit.unexplained:
            agreeing.append(Diagnosis(mistake.id, mistake.explanation))
        elif fit.explained.total() >= _TELLING:
            partly.append((mistake, fit))
    if agreeing:
        return tuple(agreeing)
    together = _one_for_each_function(partly)
    if together:
        return tuple(
            Diagnosis(mistake.id, mistake.explanation, complete=False) for mistake in together
        )
    partly = [
        (mistake, fit)
        for mistake, fit in partly
        if fit.explained.total() >= fit.unexplained.total()
    ]
    if not partly:
        return ()
    most = max(fit.explained.total() for _, fit in partly)
    best = [mistake for mistake, fit in partly if fit.explained.total() == most]
    # Two that account for as much would be a guess.
    if len(best) > 1:
        return ()
    return (Diagnosis(best[0].id, best[0].explanation, complete=False),)


@dataclass
class _Fit:
    """What failures a mistake accounts for, and which it leaves to something else.

    Kept apart by whether they are of the function it replaces, and by what was looked at.
    """

    explained: Counter[tuple[bool, str]] = field(default_factory=Counter)
    unexplained: Counter[tuple[bool, str]] = field(default_factory=Counter)
    where: set[int] = field(default_factory=set)  # which evidence it accounts for, by its id
    left: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Seen:
    """What one check looked at: right answers by the function that gave them, and the failures."""

    asked: Asked
    passed: Mapping[str, Sequence[Evidence]]
    failed: Sequence[tuple[str, Evidence]]

    @classmethod
    def of(cls, transcript: Transcript) -> _Seen:
        """Sort a transcript's evidence."""
        recorded = transcript.recorded
        passed: dict[str, list[Evidence]] = {}
        failed: list[tuple[str, Evidence]] = []
        for evidence in transcript.evidence:
            function = _function_of(recorded[evidence.index], recorded)
            if evidence.passed:
                passed.setdefault(function, []).append(evidence)
            else:
                failed.append((function, evidence))
        return cls(Asked.of(recorded), passed, failed)


def _fit(mistake: Mistake, seen: Sequence[_Seen]) -> _Fit | None:
    """Return how a mistake fits what was observed; None where it is contradicted."""
    programs = [again(mistake.source, check.asked) for check in seen]
    try:
        return _fit_to(mistake, [*zip(seen, programs, strict=True)])
    finally:
        for program in programs:
            program.let_go()


def _fit_to(mistake: Mistake, checks: Sequence[tuple[_Seen, Again]]) -> _Fit | None:
    # The right answers first: by them most mistakes are contradicted at once.
    for check, program in checks:
        for evidence in check.passed.get(mistake.function, ()):
            if _fits(evidence, program.reply(evidence.index)) == _NO:
                return None  # it would fail where the program is right
    fit = _Fit()
    for check, program in checks:
        for function, evidence in check.failed:
            own = function == mistake.function
            if not own and _says_nothing(evidence):
                continue
            fits = _fits(evidence, program.reply(evidence.index))
            if fits == _YES:
                fit.explained[own, evidence.about] += 1
                fit.where.add(id(evidence))
            elif fits == _NO:
                fit.unexplained[own, evidence.about] += 1
                fit.left.add(id(evidence))
    # A second mistake is elsewhere, or of another kind: in the same place it would be a guess.
    own_ones = {what for what in fit.explained if what[0]}
    return None if own_ones & fit.unexplained.keys() or not fit.explained else fit


def _one_for_each_function(partly: Sequence[tuple[Mistake, _Fit]]) -> tuple[Mistake, ...]:
    """Return mistakes of several functions that together account for every failure, if they do.

    Each accounts for all failures of its own function; with two for one function it is a guess.
    """
    if len({mistake.function for mistake, _ in partly}) < max(len(partly), 2):
        return ()
    accounted = set().union(*(fit.where for _, fit in partly))
    if any(fit.left - accounted for _, fit in partly):
        return ()
    if any(own for _, fit in partly for own, _ in fit.unexplained):
        return ()
    return tuple(mistake for mistake, _ in partly)


def _says_nothing(evidence: Evidence) -> bool:
    """Whether a function is unwritten or unreachable, which tells nothing about another one."""
    fault = evidence.actual
    return isinstance(fault, Fault) and (fault.outcome in _SILENT or fault.error == MISSING)


def _function_of(recorded: Recorded, earlier: Sequence[Recorded]) -> str:
    """Return the function that was called, or the one that made the object that was."""
    while recorded.on is not None:
        recorded = earlier[recorded.on.index]
    return recorded.call.name


def _fits(evidence: Evidence, reply: Reply) -> str:
    """Return whether a mistake's reply is what was observed.

    Two programs may raise the same kind of exception for different reasons: unless the words are
    the same too, that neither speaks for the mistake nor against it.
    """
    if evidence.about == "fault":
        theirs, ours = evidence.actual, reply.fault
        if theirs is None or ours is None or theirs.outcome in _SILENT:
            return _NO
        if theirs.outcome is not ours.outcome or theirs.error != ours.error:
            return _NO
        return _YES if theirs.text == ours.text else _PERHAPS
    if reply.fault is not None:
        return _NO
    if evidence.about == "changed":
        ours_changed = _changed_paths(reply.changed, evidence)
        return _YES if _changed_paths(evidence.actual, evidence) == ours_changed else _NO
    return _YES if _agrees_in_value(evidence, part_of(reply, evidence.path)) else _NO


def _agrees_in_value(evidence: Evidence, ours: Any) -> bool:
    if not _same_value(evidence.actual, ours, evidence.tolerance):
        return False
    if isinstance(evidence.expected, Unstated):
        return True
    if evidence.passed:
        # True and False agree with 1 and 0, yet would be failed where numbers are expected.
        return _is_truth(evidence.expected) or not _is_truth(ours)
    # What is right itself explains no failure, however near it lies.
    return compare(ours, evidence.expected, evidence.tolerance) is not None


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool | np.bool_) or (
        isinstance(value, np.ndarray) and value.dtype.kind == "b"
    )


def _changed_paths(changes: Iterable[Change], evidence: Evidence) -> set[Path]:
    return {change.path for change in changes if change.path[0] not in evidence.allowed}


def _same_value(theirs: Any, ours: Any, tolerance: Tolerance) -> bool:
    if isinstance(ours, Missing):
        return False
    if isinstance(ours, Handle | Opaque) or isinstance(theirs, Handle | Opaque):
        return isinstance(ours, Handle | Opaque) and isinstance(theirs, Handle | Opaque)
    if theirs is None or ours is None:
        return theirs is ours
    if isinstance(ours, np.ndarray | np.generic):
        ours = np.asarray(ours)
    elif isinstance(ours, tuple | list) and isinstance(theirs, tuple | list):
        return len(ours) == len(theirs) and all(
            _same_value(mine, other, tolerance) for mine, other in zip(theirs, ours, strict=True)
        )
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(
            _same_value(theirs[key], ours[key], tolerance) for key in ours
        )
    # Wide enough for another order of summation, narrow enough to keep mistakes apart.
    return compare(theirs, ours, tolerance.at_least(_SUMMED)) is None
