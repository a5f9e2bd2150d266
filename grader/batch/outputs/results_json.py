"""Everything that is known, for programs: one object, written student by student.

`results.schema.json`, beside this module, says what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from grader.batch.gradebook import Line, Mark
from grader.batch.model import Handed
from grader.batch.outputs.files import whole
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.summary import CheckRate, Example, Mistake, NamedList, Summary
from grader.message import Message
from grader.report import public

VERSION = 1
SCHEMA = Path(__file__).with_name("results.schema.json")


@contextmanager
def results_json(
    path: Path, setting: Setting, summary: Callable[[], Summary]
) -> Iterator[Callable[[Line], None]]:
    """Write the object; give what takes a line.

    Parameters
    ----------
    summary
        Asked when all lines have come.
    """
    first = True
    with whole(path) as stream:
        stream.write(f'{{"version": {VERSION},\n"language": {_json(setting.language)},\n')
        stream.write(f'"assignment": {_json(_assignment(setting))},\n')
        _intake(stream, setting)
        stream.write('"students": [')

        def add(line: Line) -> None:
            nonlocal first
            stream.write(f"{'' if first else ','}\n{_json(_student(line, setting))}")
            first = False

        yield add
        stream.write(f'\n],\n"summary": {_json(_summary(summary(), setting))}}}\n')


def _json(data: object) -> str:
    # ASCII: whatever a student's text holds, every reader gets exactly that.
    return json.dumps(data, ensure_ascii=True, allow_nan=False)


def _assignment(setting: Setting) -> dict[str, Any]:
    assignment = setting.assignment
    return {
        "slug": assignment.slug,
        "title": setting.headline,
        "points": assignment.points,
        "due": _iso(assignment.due),
        "timezone": assignment.timezone,
        "late": {
            "grace_minutes": assignment.late.grace_minutes,
            "per_day": assignment.late.per_day,
            "most_days": assignment.late.most_days,
            "by_file_time": assignment.late.by_file_time,
        },
        "show": assignment.show.value,
        "seed": assignment.seed,
        "exercises": [
            {
                "exercise": asked.exercise,
                "title": setting.title(asked.exercise),
                "points": asked.points,
            }
            for asked in assignment.asked
        ],
    }


def _intake(stream: TextIO, setting: Setting) -> None:
    intake = setting.plan.intake
    layouts = {layout.value: count for layout, count in intake.layouts.items()}
    stream.write(f'"intake": {{"layouts": {_json(layouts)}, "handed": {len(intake.handed)}, ')
    stream.write(f'"ignored": {intake.ignored},\n"superseded": [')
    _each(stream, (_handed(handed, setting) for handed in intake.superseded))
    stream.write('],\n"unclear": [')
    _ = setting.words.translate
    _each(
        stream,
        ({"file": one.name, "reason": one.reason.render(_)} for one in intake.unclear),
    )
    stream.write("]},\n")


def _each(stream: TextIO, items: Iterable[object]) -> None:
    for number, item in enumerate(items):
        stream.write(f"{',' if number else ''}\n{_json(item)}")


def _handed(handed: Handed, setting: Setting) -> dict[str, Any]:
    _ = setting.words.translate
    return {
        "student": handed.student,
        "exercise": handed.exercise,
        "file": handed.place.name,
        "attempt": handed.attempt,
        "notebook": handed.notebook,
        "submitted": _iso(handed.submitted),
        "marked_late": handed.marked_late,
        "remarks": [remark.render(_) for remark in handed.remarks],
    }


def _student(line: Line, setting: Setting) -> dict[str, Any]:
    return {
        "student": line.student,
        "name": line.name,
        "section": line.section,
        "on_roster": line.on_roster,
        "total": line.total if line.known else None,
        "possible": setting.assignment.points,
        "due": _iso(setting.assignment.due_for(line.student)),
        "feedback": setting.feedback(line),
        "exercises": [_mark(mark, setting) for mark in line.marks],
    }


def _mark(mark: Mark, setting: Setting) -> dict[str, Any]:
    graded = mark.graded
    return {
        "exercise": mark.asked.exercise,
        "state": mark.state.value,
        "points": mark.points if mark.known else None,
        "possible": mark.asked.points,
        "lost": mark.lost,
        "days_late": mark.days_late,
        "handed": None if graded is None else _handed(graded.handed, setting),
        "sha256": None if graded is None else graded.sha256,
        "version": None if graded is None else graded.version,
        "report": None if graded is None else public(graded.report, setting.words.translate),
    }


def _summary(summary: Summary, setting: Setting) -> dict[str, Any]:
    return {
        "students": summary.students,
        "handed_in": summary.handed_in,
        "possible": summary.possible,
        "mean": _rounded(summary.mean),
        "median": _rounded(summary.median),
        "distribution": list(summary.distribution),
        "programs": summary.programs,
        "passed": summary.passed,
        "outcomes": {outcome.value: count for outcome, count in summary.outcomes.items()},
        "exercises": [
            {
                "exercise": part.exercise,
                "points": part.points,
                "handed_in": part.handed_in,
                "passed": part.passed,
                "mean": _rounded(part.mean),
                "checks": [_rate(rate, setting) for rate in part.checks],
            }
            for part in summary.exercises
        ],
        "mistakes": [_mistake(found, setting) for found in summary.mistakes],
        "unnamed": [_mistake(found, setting) for found in summary.unnamed],
        "counts": {
            name: _count(getattr(summary, name))
            for name in (
                "faults",
                "late",
                "undated",
                "missing",
                "nothing",
                "open",
                "not_on_roster",
            )
        },
        "isolation": [
            {"level": level, "not_enforced": list(lacking), "programs": count}
            for (level, lacking), count in summary.isolation.items()
        ],
    }


def _count(names: NamedList) -> int:
    return names.count


def _rate(rate: CheckRate, setting: Setting) -> dict[str, Any]:
    return {
        "id": rate.check,
        "title": setting.words.translate(rate.title),
        "outcomes": {outcome.value: count for outcome, count in rate.outcomes.items()},
    }


def _mistake(found: Mistake, setting: Setting) -> dict[str, Any]:
    _ = setting.words.translate
    return {
        "exercise": found.exercise,
        "mistake": found.mistake or None,
        "explanation": _(found.explanation) if found.explanation else None,
        "check": _(found.check) if found.check else None,
        "count": found.count,
        "example": _example(found.example, _),
    }


def _example(example: Example, _: Callable[[str], str]) -> dict[str, Any]:
    return {
        "student": example.student,
        "message": _words(example.message, _),
        "call": example.call,
        "actual": example.actual,
        "expected": example.expected,
    }


def _words(words: Message | None, _: Callable[[str], str]) -> str | None:
    return None if words is None else words.render(_)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
