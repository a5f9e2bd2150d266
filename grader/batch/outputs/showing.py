"""How much of a report its author gets to see: one place that says it (pure)."""

from __future__ import annotations

from dataclasses import replace

from grader.batch.model import Show
from grader.report import CheckResult, Report


def shown(report: Report, show: Show) -> Report:
    """Return what of a report its author may see.

    With `Show.CHECKS`: which checks held, and why a program could not be run at all, which is
    about nothing but itself. Calls, values, hints, pictures, diagnoses and what was printed tell
    of the inputs, and go. With `Show.SCORE`: the verdict and the points.
    """
    if show is Show.FULL:
        return report
    bare = replace(report, diagnosis=(), stdout="")
    if show is Show.SCORE:
        return replace(bare, checks=(), message=None, details=(), trace=(), notes=())
    return replace(bare, checks=tuple(map(_ended, report.checks)), notes=())


def _ended(check: CheckResult) -> CheckResult:
    """Return how a check ended, and nothing more."""
    if not check.says_more:
        return check
    return CheckResult(check.id, check.title, check.outcome, check.points, check.max_points)
