"""What was found among the submissions, in words; all of it is written to ``intake.txt``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.batch.model import Handed, Layout
from grader.batch.planning import Plan
from grader.clean import clean
from grader.i18n import translator
from grader.message import Message, Translate, message

FILE = "intake.txt"
_LAYOUTS: Mapping[Layout, Message | str] = {
    Layout.FOLDERS: message("a folder for each student"),
    Layout.FLAT: message("flat files, student__exercise.py"),
    Layout.MOODLE: "Moodle",
    Layout.CANVAS: "Canvas",
    Layout.GRADESCOPE: "Gradescope",
    Layout.NBGRADER: "nbgrader",
    Layout.CLASSROOM: "GitHub Classroom",
}


@dataclass(frozen=True)
class Listed:
    """A list of what somebody should know of: a heading, and a line for each."""

    heading: str
    lines: Sequence[str]


def one_line(text: str) -> str:
    """Return text of a stranger's, fit for one line of a terminal."""
    return clean(text).replace("\n", "\\n").replace("\t", "\\t")


def write_intake(plan: Plan, out: Path, language: str) -> None:
    """Write all of it to a file of `out`.

    Raises
    ------
    OSError
        When that cannot be done; an older file stays as it was.
    """
    translate = translator(language)
    lines = [*counts(plan, translate)]
    for listed in lists(plan, translate):
        lines += ["", listed.heading, *(f"  {line}" for line in listed.lines)]
    beside = out / f".{FILE}.new"
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="backslashreplace")
    os.replace(beside, out / FILE)  # noqa: PTH105 - the one that replaces on every system


def intake_data(plan: Plan, translate: Translate) -> dict[str, object]:
    """Return the same for programs."""
    intake = plan.intake
    return {
        "layouts": {layout.value: count for layout, count in intake.layouts.items()},
        "students": len({handed.student for handed in intake.handed}),
        "superseded": len(intake.superseded),
        "ignored": intake.ignored,
        "unclear": [
            {"name": one.name, "reason": one.reason.render(translate)} for one in intake.unclear
        ],
        "guessed": [
            reason_data(handed, remark, translate)
            for handed in intake.handed
            for remark in handed.remarks
        ],
        "missing": [one[0] for one in _missing(plan)],
        "not_on_roster": [one[0] for one in _strangers(plan)],
    }


def reason_data(handed: Handed, reason: Message | None, translate: Translate) -> dict[str, object]:
    """Return what there is to say of a file that was handed in, for programs."""
    return {
        "name": handed.place.name,
        "student": handed.student,
        "exercise": handed.exercise,
        "reason": "" if reason is None else reason.render(translate),
    }


def counts(plan: Plan, translate: Translate) -> Iterator[str]:
    """Yield a line for each thing that is counted."""
    intake = plan.intake

    def said(told: Message) -> str:
        return told.render(translate, one_line)

    asked = plan.assignment
    yield said(
        message(
            "Assignment: {title}. Exercises: {count}. Points: {points}",
            title=translate(asked.title),  # the course's own is a gettext key
            count=len(asked.asked),
            points=f"{asked.points:g}",
        )
    )
    if asked.due is not None:
        due = asked.due.astimezone(ZoneInfo(asked.timezone))
        yield said(
            message("Due: {moment} ({zone})", moment=f"{due:%Y-%m-%d %H:%M}", zone=asked.timezone)
        )
    yield said(message("Submissions: {place}", place=str(plan.submissions)))
    for layout, count in intake.layouts.items():
        yield "  " + said(
            message("Layout: {layout}. Files: {count}", layout=_LAYOUTS[layout], count=count)
        )
    students = len({handed.student for handed in intake.handed})
    yield said(
        message(
            "Programs to be graded: {programs}. Students: {students}",
            programs=len(intake.handed),
            students=students,
        )
    )
    if plan.untimed:
        yield said(
            message(
                "Handed in at a time that nobody knows, and so not late: {count}. With "
                "by_file_time = true below [late] the times of the files count.",
                count=plan.untimed,
            )
        )
    if intake.superseded:
        yield said(
            message(
                "Older ones of the same student and exercise, kept on record: {count}",
                count=len(intake.superseded),
            )
        )
    if intake.ignored:
        yield said(
            message(
                "Files that are no submissions (.git, __MACOSX and the like): {count}",
                count=intake.ignored,
            )
        )


def lists(plan: Plan, translate: Translate) -> Iterator[Listed]:
    """Yield the lists that hold anything: what was not understood first."""

    def listed(heading: Message, lines: Sequence[str]) -> Iterator[Listed]:
        if lines:
            yield Listed(heading.render(translate), lines)

    unclear = [_line(one.name, one.reason, translate) for one in plan.intake.unclear]
    yield from listed(message("Not understood: {count}", count=len(unclear)), unclear)
    guessed = [
        _line(handed.place.name, remark, translate)
        for handed in plan.intake.handed
        for remark in handed.remarks
    ]
    yield from listed(message("Guessed: {count}", count=len(guessed)), guessed)
    nobody = [one for one in plan.assignment.extensions if one not in plan.intake.students]
    yield from listed(
        message("In [extensions], but nobody is called so here: {count}", count=len(nobody)),
        [one_line(one) for one in nobody],
    )
    missing = [one_line(" ".join(one)) for one in _missing(plan)]
    yield from listed(
        message(
            "On the roster, but handed in nothing that was understood: {count}", count=len(missing)
        ),
        missing,
    )
    strangers = [one_line(" ".join(one)) for one in _strangers(plan)]
    yield from listed(
        message("Handed in, but are not on the roster: {count}", count=len(strangers)), strangers
    )


def _line(name: str, reason: Message, translate: Translate) -> str:
    return f"{one_line(name)}: {reason.render(translate, one_line)}"


def _missing(plan: Plan) -> list[tuple[str, ...]]:
    there = {handed.student for handed in plan.intake.handed}
    return [_called(one.key, one.name) for one in plan.roster if one.key not in there]


def _strangers(plan: Plan) -> list[tuple[str, ...]]:
    if not plan.roster:
        return []
    listed = {student.key for student in plan.roster}
    there = {handed.student: handed.name for handed in plan.intake.handed}
    return [_called(key, name) for key, name in sorted(there.items()) if key not in listed]


def _called(key: str, name: str) -> tuple[str, ...]:
    return (key,) if name == key else (key, name)
