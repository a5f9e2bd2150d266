"""Names the learner's mistake: which known wrong program answers as theirs did?

Every call of the checks is put again, to the reference with one known mistake in it. A mistake
is the diagnosis when it agrees with everything that was looked at in calls of the function it
replaces, contradicts nothing in the others, and accounts for at least one failure. It is never
named against the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import CodeType
from typing import Any

import numpy as np

from grader.asking import Evidence, Recorded, Ref, Transcript
from grader.calls import Change, Fault, Handle, Opaque, Reply
from grader.compare import Path, Tolerance, compare
from grader.course import Mistake
from grader.errors import MISSING
from grader.replay import LocalCaller
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


@dataclass(frozen=True)
class _Missing:
    """Stands for a part that a variant's reply does not have."""


def diagnose(
    transcripts: Sequence[Transcript], mistakes: Iterable[Mistake]
) -> tuple[Diagnosis, ...]:
    """Return the mistakes that agree with all that was observed, in the order they are listed.

    Parameters
    ----------
    transcripts
        What each check asked, was answered and looked at.
    mistakes
        The exercise's known mistakes.
    """
    if not any(not found.passed for one in transcripts for found in one.evidence):
        return ()
    return tuple(
        Diagnosis(mistake.id, mistake.explanation)
        for mistake in mistakes
        if _agrees(mistake, transcripts)
    )


def _agrees(mistake: Mistake, transcripts: Sequence[Transcript]) -> bool:
    explains = False
    for transcript in transcripts:
        caller = LocalCaller(_compiled(mistake.source))
        replies: list[Reply] = []
        for evidence in transcript.evidence:
            # In order, and no further than needed: most mistakes are contradicted at once.
            for missing in transcript.recorded[len(replies) : evidence.index + 1]:
                replies.append(_ask_again(caller, missing, replies))
            recorded = transcript.recorded[evidence.index]
            own = _made_by(mistake.function, recorded, transcript.recorded)
            if not own and _says_nothing(evidence):
                continue
            same = _same(evidence, replies[evidence.index])
            if own:
                if not same:
                    return False
                explains = explains or not evidence.passed
            elif not same and not evidence.passed:
                return False
            elif same and not evidence.passed:
                explains = True
    return explains


def _says_nothing(evidence: Evidence) -> bool:
    """Whether a function is unwritten or unreachable, which tells nothing about another one."""
    fault = evidence.actual
    return isinstance(fault, Fault) and (fault.outcome in _SILENT or fault.error == MISSING)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> CodeType:
    return compile(source, "<mistake>", "exec")


def _made_by(function: str, recorded: Recorded, earlier: Sequence[Recorded]) -> bool:
    """Whether the call is of the function, or of an object of the class, that is replaced."""
    if recorded.on is not None:
        return _made_by(function, earlier[recorded.on.index], earlier)
    return recorded.call.name == function


def _ask_again(caller: LocalCaller, recorded: Recorded, replies: Sequence[Reply]) -> Reply:
    if recorded.probe:
        return Reply()  # no evidence hangs on it
    try:
        call = replace(
            recorded.call,
            args=tuple(_resolve(argument, replies) for argument in recorded.args),
            kwargs={key: _resolve(argument, replies) for key, argument in recorded.kwargs.items()},
            on=_resolve(recorded.on, replies),
        )
    except LookupError:
        return Reply(fault=Fault(Outcome.ERROR, "LookupError", "an earlier call failed"))
    return caller.call(call)


def _resolve(argument: Any, replies: Sequence[Reply]) -> Any:
    if not isinstance(argument, Ref):
        return argument
    part = _part(replies[argument.index], argument.path)
    if isinstance(part, _Missing):
        raise LookupError(argument)
    return part


def _part(reply: Reply, path: Sequence[int | str]) -> Any:
    if reply.fault is not None:
        return _Missing()
    value = reply.value
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return _Missing()
    return value


def _same(evidence: Evidence, reply: Reply) -> bool:
    if evidence.about == "fault":
        theirs, ours = evidence.actual, reply.fault
        if theirs is None or ours is None or theirs.outcome in _SILENT:
            return False
        return bool(theirs.outcome is ours.outcome and theirs.error == ours.error)
    if reply.fault is not None:
        return False
    if evidence.about == "changed":
        return _changed_paths(evidence.actual, evidence) == _changed_paths(reply.changed, evidence)
    return _same_value(evidence.actual, _part(reply, evidence.path), evidence.tolerance)


def _changed_paths(changes: Iterable[Change], evidence: Evidence) -> set[Path]:
    return {change.path for change in changes if change.path[0] not in evidence.allowed}


def _same_value(theirs: Any, ours: Any, tolerance: Tolerance) -> bool:
    if isinstance(ours, _Missing):
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
    near = replace(tolerance, rtol=max(tolerance.rtol, 1e-6))
    return compare(theirs, ours, near) is None
