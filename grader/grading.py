"""Source in, report out: the one place where a submission is judged."""

from __future__ import annotations

import hashlib
import itertools
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from grader.asking import Finding, Stopped, Submission, Transcript
from grader.calls import Call, CaughtWarning, Fault, Handle, Reply
from grader.course import Entry
from grader.declare import Check
from grader.diagnosis import diagnose
from grader.errors import MISSING, missing_function
from grader.message import Message, message
from grader.picturing import picture_of
from grader.report import CheckResult, Control, Isolation, Outcome, Report
from grader.sandbox.cells import definitions_of
from grader.sandbox.session import Sandbox, SandboxError, Session
from grader.show import show_value
from grader.steps import show_steps
from grader.wording import describe_fault, further, most_telling, primary

_RESTARTS = 8  # fresh children for one submission that keeps ending its process
# Mismatches of which the expected value says something, and those for which the hints are.
_SHOWN = ("value", "nan", "infinite", "shape", "kind", "none", "matrix", "dtype")
_OF_VALUE = ("value", "nan", "infinite")
_NOTES = 3  # warnings mentioned in one report
_STDOUT = 64 * 1024


def grade(entry: Entry, source: str | bytes, *, seed: int, sandbox: Sandbox) -> Report:
    """Grade one submission.

    Parameters
    ----------
    entry
        The exercise.
    source
        The learner's file, as text or as the bytes that were handed in.
    seed
        Draws every input. The same seed and source give the same verdict.
    sandbox
        The jail to run it in.

    Returns
    -------
    Report
        Never raises for what the submission does. A fault of ours becomes the outcome
        ``internal_error``.
    """
    started = time.perf_counter()
    exercise = entry.exercise
    blank = Report(
        exercise=entry.id,
        outcome=Outcome.INTERNAL_ERROR,
        score=0,
        max_score=exercise.points,
        checks=tuple(_skipped(check) for check in exercise.checks),
        isolation=_isolation(sandbox),
        seed=seed,
        seconds=0.0,
    )
    try:
        try:
            report = _graded(blank, entry, source, seed, sandbox)
        except SandboxError:
            # The jail was lost under it (a killed zygote): once more, from the start.
            report = _graded(blank, entry, source, seed, sandbox)
    except SandboxError as error:
        report = replace(
            blank,
            message=describe_fault(Fault(Outcome.INTERNAL_ERROR), 0.0),
            details=(message("The jail could not be used: {error}", error=str(error)),),
        )
    return replace(report, seconds=time.perf_counter() - started)


def _isolation(sandbox: Sandbox) -> Isolation:
    try:
        return sandbox.isolation_report
    except SandboxError as error:  # then nothing can be graded either, and the report says so
        return Isolation("reduced", (Control("probe", "failed", str(error)),))


def _graded(
    blank: Report, entry: Entry, source: str | bytes, seed: int, sandbox: Sandbox
) -> Report:
    with _Program(source, seed, sandbox) as program:
        if program.load_fault is not None:
            return _not_loaded(blank, program)
        return _judged(blank, entry, entry.exercise.checks, program, seed)


class _Program:
    """The submission as the checks see it: one child, or a fresh one after it was lost."""

    def __init__(self, source: str | bytes, seed: int, sandbox: Sandbox) -> None:
        self._source = source
        self._seed = _jail_seed(seed)
        self._sandbox = sandbox
        self._ends = time.monotonic() + sandbox.limits.total_seconds
        self._lost: dict[str, Fault] = {}
        self._restarts = 0
        self._last = Fault(Outcome.CRASHED)
        self._session = self._start()
        self.load_fault = self._session.loaded.fault
        self.shortened = False
        if self.load_fault is not None and self.load_fault.outcome is Outcome.TIMEOUT:
            self._without_the_rest()
        self._stdout = [self._session.loaded.stdout]
        self.stand_ins = self._session.loaded.stand_ins
        self.failed_cells = self._session.loaded.failed
        self.warnings: dict[CaughtWarning, None] = dict.fromkeys(self._session.loaded.warnings)

    def __enter__(self) -> _Program:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    @property
    def stdout(self) -> str:
        """Everything printed so far, capped."""
        return "".join(self._stdout)[:_STDOUT]

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions and classes that the file defines."""
        return self._session.loaded.functions

    @property
    def call_seconds(self) -> float:
        """How long one call may take."""
        return self._sandbox.limits.call_seconds

    def call_all(self, calls: Sequence[Call]) -> list[Reply]:
        """Answer calls; implements `grader.calls.Caller`."""
        replies: list[Reply] = []
        while len(replies) < len(calls):
            rest = calls[len(replies) :]
            known = self._known(rest[0])
            if known is not None:
                replies.append(Reply(fault=known))
                continue
            together = list(itertools.takewhile(self._is_unknown, rest))
            replies += self._asked(together)
        return replies

    def _asked(self, calls: Sequence[Call]) -> list[Reply]:
        """Ask; the replies end early where the process was lost."""
        replies = self._session.call_all(calls)
        for reply in replies:
            if reply.stdout:
                self._stdout.append(reply.stdout)
            self.warnings.update(dict.fromkeys(reply.warnings))
        last = replies[-1].fault
        if last is not None and last.outcome is Outcome.TIMEOUT and time.monotonic() >= self._ends:
            last = replace(last, text=f"{self._sandbox.limits.total_seconds:g}")
            replies[-1] = replace(replies[-1], fault=last)
        if self._session.dead and last is not None:
            self._last = last
            if last.outcome is Outcome.TIMEOUT or self._restarts >= _RESTARTS:
                # Asking again would cost the same again, and answer the same.
                self._lost[calls[len(replies) - 1].full_name] = last
        return replies

    def _known(self, call: Call) -> Fault | None:
        """Return the fault of a call that need not be asked, or cannot be."""
        if call.full_name in self._lost:
            return self._lost[call.full_name]
        if call.on is None and call.name not in self._session.loaded.names:
            return Fault(Outcome.ERROR, MISSING, call.name)
        return self._revive(call) if self._session.dead else None

    def _is_unknown(self, call: Call) -> bool:
        if call.full_name in self._lost:
            return False
        return call.on is not None or call.name in self._session.loaded.names

    def _start(self) -> Session:
        left = max(self._ends - time.monotonic(), 0.0)
        limits = replace(self._sandbox.limits, total_seconds=left)
        return self._sandbox.start(self._source, seed=self._seed, limits=limits)

    def _without_the_rest(self) -> None:
        """Start over with a notebook's definitions alone: its cells may well train for minutes."""
        definitions = definitions_of(self._source)
        if definitions is not None:
            self._source = definitions
            self._session.close()
            self._session = self._start()
            self.load_fault = self._session.loaded.fault
            self.shortened = True

    def _revive(self, call: Call) -> Fault | None:
        """Start over after the child was lost; return why that is of no use for this call."""
        if time.monotonic() >= self._ends or self._restarts >= _RESTARTS:
            return self._last
        if call.on is not None or any(map(_holds_handle, (*call.args, *call.kwargs.values()))):
            return self._last  # the object went with the child
        self._restarts += 1
        self._session.close()
        self._session = self._start()
        return self._session.loaded.fault


def _judged(
    blank: Report, entry: Entry, checks: Sequence[Check], program: _Program, seed: int
) -> Report:
    transcripts: list[Transcript] = []
    results: list[CheckResult] = []
    for check in checks:
        if any(one.id in check.after and one.outcome is not Outcome.PASSED for one in results):
            results.append(_skipped(check))
            continue
        result, transcript = _run(check, program, seed, transcripts)
        results.append(result)
        transcripts.append(transcript)
    outcome = _overall(results)
    diagnosis = () if outcome is Outcome.PASSED else diagnose(transcripts, entry.mistakes)
    return replace(
        blank,
        outcome=outcome,
        score=sum(result.points for result in results),
        checks=tuple(results),
        diagnosis=diagnosis,
        notes=_notes(program),
        stdout=program.stdout,
    )


def _run(
    check: Check, program: _Program, seed: int, earlier: Sequence[Transcript]
) -> tuple[CheckResult, Transcript]:
    submission = Submission(program)
    broken: Exception | None = None
    try:
        with np.errstate(all="ignore"):
            check.run(submission, partial(_rng, seed, check.id))
            submission.transcript.settle()
    except Stopped:
        pass
    except SandboxError:
        raise
    except Exception as error:
        broken = error
    transcript = submission.transcript
    if transcript.findings:
        return _failed(check, transcript, program, earlier), transcript
    if broken is not None or not transcript.evidence:
        return _broken(check, broken), transcript
    passed = CheckResult(check.id, check.title, Outcome.PASSED, check.points, check.points)
    return passed, transcript


def _failed(
    check: Check, transcript: Transcript, program: _Program, earlier: Sequence[Transcript]
) -> CheckResult:
    finding, explanations = most_telling(transcript.findings)
    fault = finding.fault
    shown_actual = shown_expected = None
    if fault is None and not finding.changed:
        value = finding.mismatch.actual if finding.mismatch is not None else finding.actual
        shown_actual = show_value(value)
        mismatch = finding.mismatch
        if mismatch is not None and finding.expected is not None and mismatch.kind in _SHOWN:
            shown_expected = show_value(mismatch.expected)
        if finding.located is not None:
            name = finding.located.name
            shown_actual = show_value(finding.actual[name])
            shown_expected = show_value(finding.located.numeric_gradient)
    if fault is not None and fault.error == MISSING:
        words = missing_function(finding.call.name, program.functions)
    else:
        words = primary(finding, program.call_seconds)
    failed = sum(not evidence.passed for evidence in transcript.evidence)
    return CheckResult(
        id=check.id,
        title=check.title,
        outcome=Outcome.FAILED if fault is None else fault.outcome,
        points=0,
        max_points=check.points,
        message=words,
        details=(
            *further(
                finding,
                explanations,
                failed,
                len(transcript.evidence),
                (*earlier, transcript),
            ),
            *(_failed_cells(program) if fault is not None and fault.error == MISSING else ()),
        ),
        call=show_steps(transcript.recorded, finding.call),
        actual=shown_actual,
        expected=shown_expected,
        hint=finding.hint if fault is None and not _is_of_another_kind(finding) else "",
        trace=() if fault is None else fault.frames,
        picture=None if fault is not None else picture_of(finding),
    )


def _is_of_another_kind(finding: Finding) -> bool:
    """Whether the answer's form is wrong: the author's next step is about its values."""
    return finding.mismatch is not None and finding.mismatch.kind not in _OF_VALUE


def _broken(check: Check, error: Exception | None) -> CheckResult:
    """The check itself raised, or looked at nothing: our fault."""
    if error is None:
        detail = message("The check {id} looked at nothing.", id=check.id)
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        detail = message(
            "The check {id} raised {error} in its line {line}: {text}",
            id=check.id,
            error=type(error).__name__,
            line=last.lineno or 0,
            text=str(error),
        )
    return CheckResult(
        check.id,
        check.title,
        Outcome.INTERNAL_ERROR,
        0,
        check.points,
        message=describe_fault(Fault(Outcome.INTERNAL_ERROR), 0.0),
        details=(detail,),
    )


def _skipped(check: Check) -> CheckResult:
    return CheckResult(check.id, check.title, Outcome.SKIPPED, 0, check.points)


def _not_loaded(blank: Report, program: _Program) -> Report:
    fault = program.load_fault
    assert fault is not None
    return replace(
        blank,
        outcome=fault.outcome,
        message=describe_fault(fault, program.call_seconds),
        trace=tuple(frame for frame in fault.frames if frame.line),  # what is no text has none
        notes=_notes(program),
        stdout=program.stdout,
    )


def _overall(results: Sequence[CheckResult]) -> Outcome:
    """The submission's outcome: passed, or how the first check that did not pass ended."""
    outcomes = [result.outcome for result in results]
    if Outcome.INTERNAL_ERROR in outcomes:
        return Outcome.INTERNAL_ERROR
    return next((one for one in outcomes if one is not Outcome.PASSED), Outcome.PASSED)


def _notes(program: _Program) -> tuple[Message, ...]:
    notes = [
        message(
            "Plotting does nothing while your code is graded ({module}); nothing is lost by it.",
            module=module,
        )
        for module in program.stand_ins
    ]
    if program.shortened:
        notes.append(
            message(
                "Running the whole notebook takes longer than {seconds} seconds. Its functions "
                "were graded without the rest of it.",
                seconds=f"{program.call_seconds:g}",
            )
        )
    else:
        notes += _failed_cells(program)
    for warning in list(program.warnings)[:_NOTES]:
        text = " ".join(warning.text.split()).rstrip(".")  # it stands within a sentence
        if warning.line:
            notes.append(
                message(
                    "Line {line} caused a warning: {text}. A warning costs no points.",
                    line=warning.line,
                    text=text,
                )
            )
        else:
            notes.append(
                message(
                    "Your code caused a warning: {text}. A warning costs no points.",
                    text=text,
                )
            )
    return tuple(notes)


def _failed_cells(program: _Program) -> list[Message]:
    return [
        message(
            "Cell {number} of the notebook failed ({error}). What it would have defined after "
            "that is missing; the other cells count all the same.",
            number=cell.removeprefix("cell "),
            error=f"{fault.error}: {fault.text}"[:200],
        )
        for cell, fault in program.failed_cells[:_NOTES]
    ]


def _rng(seed: int, name: str) -> np.random.Generator:
    """A generator of its own for each check, so that one check's draws never move another's."""
    return np.random.default_rng([seed, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])])


def _jail_seed(seed: int) -> int:
    """What the jail's random modules start from; nothing in it leads back to `seed`."""
    digest = hashlib.sha256(b"jail" + str(seed).encode()).digest()
    return int.from_bytes(digest[:4])


def _holds_handle(value: Any) -> bool:
    if isinstance(value, Handle):
        return True
    if isinstance(value, dict):
        return any(map(_holds_handle, value.values()))
    return isinstance(value, tuple | list) and any(map(_holds_handle, value))
