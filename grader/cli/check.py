"""``grader check``: grade one solution."""

from __future__ import annotations

import argparse
import json
import secrets

from grader.cli.refusal import INTERNAL, Refusal
from grader.cli.submission import read_submission
from grader.i18n import translator
from grader.message import message
from grader.report import Outcome, Report, public
from grader.sandbox.session import IsolationRefused, Sandbox, SandboxError


def run(options: argparse.Namespace) -> int:
    """Grade the file, print the report, and return the exit status."""
    source = read_submission(options.file)
    try:
        with Sandbox(isolation=options.isolation) as sandbox:
            report = _grade(options, source, sandbox)
    except IsolationRefused as refused:
        raise Refusal(
            message(
                "Strict isolation cannot be proven on this machine, so nothing was run. {reason}",
                reason=str(refused),
            ),
            INTERNAL,
        ) from None
    except SandboxError as error:
        raise Refusal(
            message("The jail could not be used: {error}", error=str(error)), INTERNAL
        ) from None
    if report.passed:
        return 0
    return INTERNAL if report.outcome is Outcome.INTERNAL_ERROR else 1


def _grade(options: argparse.Namespace, source: bytes, sandbox: Sandbox) -> Report:
    # Imported while the jail warms up in a process of its own.
    from grader.cli.finding import find_exercise, open_course  # noqa: PLC0415
    from grader.grading import grade  # noqa: PLC0415

    entry = find_exercise(open_course(), options.exercise)
    seed = secrets.randbits(32) if options.seed is None else options.seed
    if options.json:
        report = grade(entry, source, seed=seed, sandbox=sandbox)
        print(json.dumps(public(report, translator(options.lang)), indent=2))
        return report
    from grader.cli.human import show_report, terminal  # noqa: PLC0415

    title = entry.task(options.lang).title
    report = grade(entry, source, seed=seed, sandbox=sandbox)
    show_report(report, title, options.lang, terminal())
    return report
