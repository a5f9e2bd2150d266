"""``grader run``: grade a class.

Exit status: 0 when everything was graded, whatever the marks; 1 when something was not understood,
could not be read, or was left open by a fault of the grader; 2 for bad usage and what cannot be
read or written; 3 when isolation was refused or nothing can be graded here; 130 after Ctrl+C.

``--json`` prints one object. Always: ``version``; ``status`` (``dry_run``, ``stopped`` or
``finished``); ``submissions``, ``out``, ``assignment``; ``layouts`` (files by layout);
``students``, ``superseded``, ``ignored`` (counts); ``unclear`` (``name``, ``reason``);
``guessed`` (``name``, ``student``, ``exercise``, ``reason``); ``missing`` and ``not_on_roster``
(keys); ``total``, ``done``, ``graded``, ``unchanged`` (programs). Once finished also:
``outcomes`` (counts); ``seconds``; ``mean`` of the totals of who handed in something, where nothing
is open (or null), and ``points``, the most that can be reached; ``unread`` (as ``guessed``);
``isolation`` (``level`` and ``controls`` by worker); ``files`` (what was written).
"""

from __future__ import annotations

import argparse
import json
import shlex
import time
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

from rich.text import Text

from grader.batch.assignment import AssignmentError
from grader.batch.cluster import ClusterError, ClusterPool, ClusterRefused
from grader.batch.found import intake_data, one_line, write_intake
from grader.batch.intake import Unreadable
from grader.batch.local import LocalPool
from grader.batch.planning import Plan, make_plan
from grader.batch.pool import Pool, PoolError
from grader.batch.results import Results, ResultsError
from grader.batch.roster import RosterError
from grader.batch.run import Progress, conclude
from grader.batch.run import run as grade_plan
from grader.batch.settings import Settings
from grader.clean import clean
from grader.cli.finding import open_course
from grader.cli.human import terminal
from grader.cli.refusal import INTERNAL, INTERRUPTED, Refusal
from grader.cli.run_intake import show_intake
from grader.cli.run_progress import shown_progress
from grader.cli.run_settings import settings_of
from grader.cli.run_summary import progress_data, show_summary, summary_data, summed_up
from grader.cli.undoing import StopOnInterrupt, unwind_on_interrupt
from grader.course import Course
from grader.i18n import translator
from grader.message import Message, message

VERSION = 1


def run(options: argparse.Namespace) -> int:
    """Grade a class, print what became of it, and return the exit status."""
    try:
        settings, remark = settings_of(options)
        _tell(settings, [] if remark is None else [remark])
        if options.dry_run:
            return _look_only(options, settings)
        # Its processes warm up while the submissions are looked through.
        unwind_on_interrupt()
        with closing(_pool(options, settings)) as pool:
            return _grade(options, settings, pool)
    except (AssignmentError, RosterError, Unreadable, ResultsError) as error:
        raise Refusal(error.message) from None
    except PoolError as error:
        raise Refusal(error.message, INTERNAL) from None


def _look_only(options: argparse.Namespace, settings: Settings) -> int:
    plan = _plan(settings, open_course())
    if options.json:
        nothing = Progress(0, len(plan.intake.handed), 0)
        _print_json("dry_run", options, settings, plan, progress_data(nothing))
    else:
        show_intake(plan, settings.language, terminal(), None)
    _refuse_nothing(plan)
    return 1 if plan.intake.unclear else 0


def _grade(options: argparse.Namespace, settings: Settings, pool: Pool) -> int:
    started = time.perf_counter()
    course = open_course()
    plan = _plan(settings, course)
    out = Path(options.out)
    if not options.json:
        show_intake(plan, settings.language, terminal(), out)
    known = pool.remarks
    _tell(settings, known)
    _refuse_nothing(plan)
    with Results(out) as results:
        try:
            write_intake(plan, out, settings.language)
            progress = _graded(options, settings, course, plan, results, pool)
            _tell(settings, [one for one in pool.remarks if one not in known])
            if progress.stopped:
                return _stopped(options, settings, plan, progress)
            writing = message("Writing").render(translator(settings.language))
            with terminal(stderr=True).status(writing):
                written = conclude(out, plan, results, course, settings.language)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Refusal(
                message(
                    "{file} could not be written ({error}). Every verdict is kept: make room or "
                    "give yourself the right to write there, then go on with --resume.",
                    file=str(error.filename or out),
                    error=error.strerror or type(error).__name__,
                )
            ) from None
        seconds = time.perf_counter() - started
        used = pool.isolation() if progress.done > progress.unchanged else {}
        summary = summed_up(plan, results, progress, used, seconds, written)
    if options.json:
        data = summary_data(summary, translator(settings.language))
        _print_json("finished", options, settings, plan, data)
    else:
        show_summary(summary, settings.language, terminal(), out)
    return 1 if plan.intake.unclear or summary.unread or summary.left_open else 0


def _graded(
    options: argparse.Namespace,
    settings: Settings,
    course: Course,
    plan: Plan,
    results: Results,
    pool: Pool,
) -> Progress:
    translate = translator(settings.language)
    with ExitStack() as stack:
        shown = stack.enter_context(shown_progress(terminal(stderr=True), translate))
        interrupt = stack.enter_context(StopOnInterrupt())

        def stop() -> bool:
            if interrupt.asked:
                shown.stopping()
            return interrupt.asked

        return grade_plan(
            plan, course, results, pool, settings, again=options.again, watch=shown.move, stop=stop
        )


def _stopped(
    options: argparse.Namespace, settings: Settings, plan: Plan, progress: Progress
) -> int:
    translate = translator(settings.language)
    if options.json:
        _print_json("stopped", options, settings, plan, progress_data(progress))
    command = ["grader run --resume --out", shlex.quote(options.out)]
    if options.scheduler is not None:  # where to grade is not kept
        command += ["--scheduler", shlex.quote(options.scheduler)]
    told = message(
        "Stopped: {done} of {total} have their verdict, and it is kept. Go on with: {command}",
        done=progress.done,
        total=progress.total,
        command=" ".join(command),
    )
    terminal(stderr=True).print(Text(told.render(translate, clean)), soft_wrap=True)
    return INTERRUPTED


def _tell(settings: Settings, remarks: Iterable[Message]) -> None:
    for remark in remarks:
        told = remark.render(translator(settings.language), one_line)
        terminal(stderr=True).print(Text(told), soft_wrap=True)


def _plan(settings: Settings, course: Course) -> Plan:
    return make_plan(
        Path(settings.submissions),
        course,
        None if settings.assignment is None else Path(settings.assignment),
        None if settings.roster is None else Path(settings.roster),
    )


def _refuse_nothing(plan: Plan) -> None:
    if not plan.intake.handed:
        raise Refusal(
            message(
                "Nothing in {file} could be taken for a submission. Is it the right folder, and "
                "the right assignment?",
                file=str(plan.submissions),
            )
        )


def _pool(options: argparse.Namespace, settings: Settings) -> Pool:
    if options.scheduler is None:
        return LocalPool(options.jobs, settings.isolation, settings.call_seconds)
    try:
        return ClusterPool(options.scheduler, settings.isolation, settings.call_seconds)
    except ClusterRefused:
        raise
    except ClusterError as error:
        raise Refusal(error.message) from None


def _print_json(
    status: str,
    options: argparse.Namespace,
    settings: Settings,
    plan: Plan,
    more: dict[str, object],
) -> None:
    data = {
        "version": VERSION,
        "status": status,
        "submissions": settings.submissions,
        "out": options.out,
        "assignment": plan.assignment.slug,
        **intake_data(plan, translator(settings.language)),
        **more,
    }
    print(json.dumps(data, indent=2))
