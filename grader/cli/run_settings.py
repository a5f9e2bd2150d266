"""How `grader run` was asked for: its options, and what an earlier run into the folder kept."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from pathlib import Path

from grader.batch.found import FILE as INTAKE
from grader.batch.outputs import ALL, GRADEBOOK
from grader.batch.results import FILE, LastRun, Results
from grader.batch.settings import Settings
from grader.cli.refusal import Refusal
from grader.i18n import preferred_language
from grader.message import Message, message

_HEAD = "\ufeffstudent,name,section,".encode()


def settings_of(options: argparse.Namespace) -> tuple[Settings, Message | None]:
    """Return what is to be run; options that are given go before what the folder keeps.

    And, where it was to be gone on with what the folder keeps, how this differs from it.

    Raises
    ------
    Refusal
        When the folder and the options do not go together.
    ResultsError
        When what the folder keeps cannot be used, or another run holds it.
    """
    out = Path(options.out)
    last = _last(out, reading=options.dry_run)
    if last is None:
        _refuse_to_replace(out)
    if options.resume and last is None:
        raise Refusal(
            message(
                "There is no run in {folder} to go on with. Leave --resume out.", folder=str(out)
            )
        )
    if not options.resume:
        if last is not None and not last.finished:
            raise Refusal(
                message(
                    "The last run into {folder} was not finished. Go on with it: add --resume. Or "
                    "name another folder.",
                    folder=str(out),
                )
            )
        last = None
    if options.submissions is None and last is None:
        raise Refusal(message("Name the folder or archive of submissions, or add --resume."))
    made = _together(options, None if last is None else last.settings)
    submissions = Path(made.submissions)
    if submissions.is_dir() and _resolved(out).is_relative_to(_resolved(submissions)):
        raise Refusal(
            message(
                "{folder} lies within the submissions, so what is written would be taken for "
                "one. Name a folder elsewhere.",
                folder=str(out),
            )
        )
    return made, None if last is None else _unlike(made, last.settings, out)


def _unlike(made: Settings, kept: Settings, out: Path) -> Message | None:
    """Say that a run begins anew, though it was to be gone on with another."""
    course = message("the whole course")
    differs: Message | None = None
    if _resolved(Path(made.submissions)) != _resolved(Path(kept.submissions)):
        differs = message(
            "submissions {now} (before: {kept})", now=made.submissions, kept=kept.submissions
        )
    if made.assignment != kept.assignment:
        other = message(
            "assignment {now} (before: {kept})",
            now=made.assignment or course,
            kept=kept.assignment or course,
        )
        differs = other if differs is None else message("{one}; {two}", one=differs, two=other)
    if differs is None:
        return None
    return message(
        "{folder} keeps another run than the one you name, so a new one begins there: {what}",
        folder=str(out),
        what=differs,
    )


def _together(options: argparse.Namespace, kept: Settings | None) -> Settings:
    base = kept or Settings(os.path.abspath(options.submissions), language=_language())  # noqa: PTH100
    given = {
        "submissions": _absolute(options.submissions),
        "assignment": _absolute(options.assignment),
        "roster": _absolute(options.roster),
        "isolation": options.isolation,
        "call_seconds": options.call_seconds,
        "language": getattr(options, "lang", None),
    }
    return Settings(
        **{**vars(base), **{name: one for name, one in given.items() if one is not None}}
    )


def _last(out: Path, *, reading: bool) -> LastRun | None:
    if not (out / FILE).is_file():
        return None
    with Results(out, reading=reading, briefly=reading) as results:
        return results.last()


def _refuse_to_replace(out: Path) -> None:
    """Refuse a folder in which something of another's would be replaced: ``--out .``, say.

    A gradebook of ours shows that the rest is, too: the verdicts were moved away.
    """
    with suppress(OSError), (out / GRADEBOOK).open("rb") as file:
        if file.read(len(_HEAD)) == _HEAD:
            return
    for name in (*ALL, INTAKE):
        if os.path.lexists(out / name):
            raise Refusal(
                message(
                    "{folder} holds {file}, and no run that wrote it. It would be replaced: move "
                    "it away, or name another folder.",
                    folder=str(out),
                    file=name,
                )
            )


def _language() -> str:
    return preferred_language(os.environ)


def _absolute(name: str | None) -> str | None:
    return None if name is None else os.path.abspath(name)  # noqa: PTH100 - links stay links


def _resolved(path: Path) -> Path:
    return path.resolve()
