"""Findings and faults as sentences: what happened, in a learner's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.asking import Finding, Transcript
from grader.calls import Call, Fault
from grader.compare import Mismatch, Tolerance, compare, describe, is_close, tolerance_for
from grader.denied import explain_denial
from grader.errors import explain_error
from grader.explain import explain, explain_where
from grader.message import Message, message
from grader.patterns import failing_inputs
from grader.report import Outcome
from grader.show import show_path, show_value

_MEASURED = Tolerance(rtol=1e-5, atol=1e-7)  # what a slope is measured to
_PLACES = 8  # elements that are listed
_CHANGES = 2  # arguments whose new value is shown


def primary(finding: Finding, seconds: float) -> Message:
    """Return the one sentence to read first.

    Parameters
    ----------
    seconds
        The time a call may take, for the words of a time-out.
    """
    if finding.fault is not None:
        return describe_fault(finding.fault, seconds, finding.call)
    if finding.located is not None and finding.message is not None:
        place = finding.located
        return message(
            "{what} It shows in {name}, at {index}: you returned {analytic}, and the measured "
            "slope is {numeric}.",
            what=finding.message,
            name=place.name,
            index="[" + ", ".join(str(i) for i in place.index) + "]",
            analytic=f"{place.analytic:.6g}",
            numeric=f"{place.numeric:.6g}",
        )
    if finding.changed:
        names = ", ".join(_argument_name(change.path) for change in finding.changed)
        return message(
            "The call changed its argument ({names}) in place. Whoever called still needs it: "
            "make a new array instead.",
            names=names,
        )
    if finding.message is not None:
        return finding.message
    if finding.mismatch is not None:
        return describe(_from_the_whole(finding, finding.mismatch))
    return message("The check was not met.")


def _from_the_whole(finding: Finding, mismatch: Mismatch) -> Mismatch:
    """Return the mismatch with its place counted from all that was returned, for named parts."""
    compared = finding.expected is not None  # else the path is whole already
    if not compared or not any(isinstance(step, str) for step in finding.path):
        return mismatch
    return replace(mismatch, path=(*finding.path, *mismatch.path))


def further(
    finding: Finding,
    explanations: Sequence[Message],
    failed: int,
    looked_at: int,
    transcripts: Sequence[Transcript] = (),
) -> tuple[Message, ...]:
    """Return what is folded below the primary message, most useful first.

    Parameters
    ----------
    explanations
        How its value differs, as `most_telling` found.
    failed, looked_at
        How many of the check's expectations failed, of how many.
    transcripts
        All that was asked so far.
    """
    lines: list[Message] = []
    if finding.mismatch is not None:
        lines += explanations
        lines += _parts(finding)
        lines += _places(finding, finding.mismatch)
    if finding.mismatch is not None or finding.fault is not None:
        lines += failing_inputs(transcripts, finding.call)
    lines += _slopes(finding)
    lines += [
        message(
            "After the call, argument {name} holds {value}.",
            name=_argument_name(change.path),
            value=show_value(change.value),
        )
        for change in finding.changed[:_CHANGES]
    ]
    if 0 < failed < looked_at:
        lines.append(
            message(
                "{passed} of the {total} cases of this check are right.",
                passed=looked_at - failed,
                total=looked_at,
            )
        )
    return tuple(lines)


def _slopes(finding: Finding) -> Iterator[Message]:
    """Say how the located gradient differs, and of each array whether it is the slope."""
    located = finding.located
    if located is not None:
        named = _named(finding.factors, (located.name,))
        counts = _row_counts(finding.call)
        measured = located.numeric_gradient
        yield from explain(finding.actual[located.name], measured, _MEASURED, counts, named)
    for verdict in reversed(finding.verdicts):  # from the output to the input, as backward goes
        if verdict.agrees:
            yield message("{name}: agrees with the measured slope.", name=verdict.name)
        elif located is not None and located.name == verdict.name:
            yield message(
                "{name}: differs from the measured slope, relative error {error}.",
                name=verdict.name,
                error=f"{located.relative_error:.2g}",
            )
        else:
            yield message("{name}: differs from the measured slope.", name=verdict.name)


def most_telling(findings: Sequence[Finding]) -> tuple[Finding, tuple[Message, ...]]:
    """Return the finding to show, and how its value differs.

    It is the first, or the first of its kind that shows what is wrong.
    """
    first = findings[0]
    if first.mismatch is None:
        return first, ()
    alike = findings[1:] if first.mismatch.kind == "value" else ()
    for finding in (first, *alike):
        mismatch = finding.mismatch
        if mismatch is not None and mismatch.kind == first.mismatch.kind:
            explanations = tuple(_explanations(finding, mismatch))
            if explanations:
                return finding, explanations
    return first, ()


def describe_fault(fault: Fault, seconds: float, call: Call | None = None) -> Message:
    """Return why a call, or the file itself when `call` is None, brought nothing back."""
    where = (
        message("The file") if call is None else message("The call of {name}", name=call.full_name)
    )
    match fault.outcome:
        case Outcome.NOT_ATTEMPTED:
            return message(
                "{name} still raises NotImplementedError: your code goes in its place.",
                name=call.full_name if call is not None else "…",
            )
        case Outcome.TIMEOUT if fault.text:
            return message(
                "Time-out: all calls together may take {seconds} seconds, and they were over while "
                "{name} was running. Is there a faster way to compute it?",
                seconds=fault.text,
                name=call.full_name if call is not None else "…",
            )
        case Outcome.TIMEOUT if fault.frames:
            return message(
                "Time-out: {where} did not finish within {seconds} seconds. When it was stopped it "
                "was in line {line}. A loop that never ends is the usual reason.",
                where=where,
                seconds=f"{seconds:g}",
                line=fault.frames[-1].line,
            )
        case Outcome.TIMEOUT:
            return message(
                "Time-out: {where} did not finish within {seconds} seconds. A loop that never "
                "ends is the usual reason.",
                where=where,
                seconds=f"{seconds:g}",
            )
        case Outcome.MEMORY:
            return message(
                "{where} ran out of memory. An array or list grew far beyond what the task needs.",
                where=where,
            )
        case Outcome.CRASHED:
            return message(
                "{where} ended the whole Python process, so no answer came back. {text}",
                where=where,
                text=fault.text,
            )
        case Outcome.FORBIDDEN:
            return explain_denial(fault) or message(
                "{where} asked for something that is closed here: {text}. The task needs no "
                "files, network, processes or threads.",
                where=where,
                text=fault.text or "?",
            )
        case Outcome.INTERNAL_ERROR:
            return message("The grader itself failed. This is not your fault; nothing was lost.")
    return explain_error(fault, call)


def _explanations(finding: Finding, mismatch: Mismatch) -> Iterator[Message]:
    if mismatch.kind == "none" and finding.printed:
        yield message(
            "It printed something instead. print only shows a value; return hands it to the caller."
        )
        return
    if mismatch.kind in ("type", "length"):
        return  # numbers of another kind of thing would be compared
    call = finding.call
    tolerance = tolerance_for((*call.args, *call.kwargs.values(), mismatch.actual))
    named = _named(finding.factors, mismatch.path)
    counts = _row_counts(call)
    actual, expected = mismatch.actual, mismatch.expected
    plain = explain(actual, expected, tolerance, counts, named)
    yield from plain
    for name, start in _like(call, expected):
        if not plain and isinstance(actual, np.ndarray) and actual.shape == expected.shape:
            where = explain_where(start, actual, expected, tolerance)
            if where is not None:
                yield where
                return
            if np.array_equal(actual, start):
                yield message("What you return is argument {name}, unchanged.", name=name)
                return
            with np.errstate(all="ignore"):  # infinite answers have no step
                moved, wanted = actual - start, expected - start
                steps = explain(moved, wanted, tolerance, counts, named, places=False)
            for step in steps[:1]:
                yield message(
                    "Take the step alone, what is returned minus argument {name}. {what}",
                    name=name,
                    what=step,
                )
            if steps:
                return


def _like(call: Call, expected: Any) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    """Return the arguments that the result could have started from: numbers of its own shape."""
    if not isinstance(expected, np.ndarray):
        return
    named = [(f"#{index + 1}", value) for index, value in enumerate(call.args)]
    for name, value in [*named, *call.kwargs.items()]:
        if (
            isinstance(value, np.ndarray)
            and value.ndim
            and value.dtype.kind in "fiu"
            and value.shape == np.shape(expected)
        ):
            yield name, value.astype(np.float64)


def _places(finding: Finding, mismatch: Mismatch) -> Iterator[Message]:
    """Say where a few elements of many differ; the first is told already."""
    if not 1 < mismatch.differing < mismatch.size or mismatch.differing > _PLACES:
        return
    call = finding.call
    near = tolerance_for((*call.args, *call.kwargs.values(), mismatch.actual))
    wrong = np.logical_not(is_close(mismatch.actual, mismatch.expected, near))
    places = ["[" + ", ".join(map(str, index)) + "]" for index in np.argwhere(wrong).tolist()]
    if len(places) == mismatch.differing:
        yield message("They differ at {places}.", places=", ".join(places))


def _named(factors: Any, path: Sequence[int | str]) -> dict[str, Any]:
    """Return the factors of the part of a result at `path`."""
    for step in path:
        factors = factors.get(step, factors) if isinstance(factors, Mapping) else {}
    return {
        name: value
        for name, value in factors.items()
        if isinstance(value, np.ndarray | float | int)
    }


def _parts(finding: Finding) -> Iterator[Message]:
    """Say which entries of a result of several are right, and which are not."""
    actual, expected = finding.actual, finding.expected
    if not isinstance(expected, Mapping) or not isinstance(actual, Mapping):
        return
    call = finding.call
    tolerance = tolerance_for((*call.args, *call.kwargs.values(), actual))
    wrong = [
        name
        for name in expected
        if compare(actual.get(name), expected[name], tolerance) is not None
    ]
    right = [name for name in expected if name not in wrong]
    if wrong and right:
        yield message(
            "Right: {right}. Wrong: {wrong}.",
            right=", ".join(map(str, right)),
            wrong=", ".join(map(str, wrong)),
        )


def _row_counts(call: Call) -> tuple[int, ...]:
    """Lengths by which a sum and a mean over the call's inputs would differ.

    Beside a matrix, a vector's length need not be a number of rows; nor is any length within a
    dict, which holds parameters.
    """
    given = (*call.args, *call.kwargs.values())
    arrays = [one for one in given if isinstance(one, np.ndarray) and one.ndim]
    matrices = [one for one in arrays if one.ndim > 1]
    return tuple(sorted({int(one.shape[0]) for one in matrices or arrays}))


def _argument_name(path: tuple[int | str, ...]) -> str:
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return f"#{first + 1}{show_path(rest)}"
    return f"{first}{show_path(rest)}"
