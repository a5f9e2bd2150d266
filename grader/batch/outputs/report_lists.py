"""The lists at the end of the instructor's report: who, what file, and under which isolation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from grader.batch.model import Layout
from grader.batch.outputs.glance import Named, NamedList, Summary
from grader.batch.outputs.report_labels import LABELS
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.words import shown_text
from grader.message import Message, message
from grader.outcomes import OUTCOMES

_UNCLEAR = 200  # files that are listed
_LAYOUTS = {  # names are no words to be translated
    Layout.FOLDERS: message("a folder a student"),
    Layout.FLAT: message("flat files, name__exercise.py"),
    Layout.MOODLE: Message("Moodle"),
    Layout.CANVAS: Message("Canvas"),
    Layout.GRADESCOPE: Message("Gradescope"),
    Layout.NBGRADER: Message("nbgrader"),
    Layout.CLASSROOM: Message("GitHub Classroom"),
}


def lists_of(setting: Setting, summary: Summary) -> dict[str, Any]:
    """Return the values that the template needs for its lists, all of them plain text."""
    return _Lists(setting, summary).values()


def person(setting: Setting, student: str) -> tuple[str, str, str]:
    """Return what to call a student, their key where it is another, and their feedback."""
    name, key = setting.name(student), shown_text(student)
    return name, "" if name == key else key, setting.feedback(student)


class _Lists:
    def __init__(self, setting: Setting, summary: Summary) -> None:
        self._setting = setting
        self._summary = summary
        self._tell = setting.words.tell

    def values(self) -> dict[str, Any]:
        summary, unclear = self._summary, self._setting.plan.intake.unclear
        return {
            "lists": list(self._lists()),
            "nothing": [person(self._setting, one.student) for one in summary.nothing.shown],
            "nothing_more": self._capped(summary.nothing),
            "intake": [self._tell(one) for one in self._intake()],
            "unclear": [
                (shown_text(one.name), self._tell(one.reason)) for one in unclear[:_UNCLEAR]
            ],
            "unclear_more": self._cap(len(unclear), _UNCLEAR),
            "isolation": list(self._isolation()),
        }

    def _lists(self) -> Iterator[dict[str, Any]]:
        summary, tell = self._summary, self._tell
        yield self._list(
            "open",
            "open",
            summary.open,
            ("exercise", "told"),
            lambda one: [self._where(one), tell(one.message) if one.message else ""],
        )
        yield self._list(
            "faults",
            "faults",
            summary.faults,
            ("exercise", "verdict", "told"),
            lambda one: [
                self._where(one),
                tell(OUTCOMES[one.outcome]) if one.outcome else "",
                tell(one.message) if one.message else "",
            ],
        )
        yield self._list(
            "late",
            "late",
            summary.late,
            ("exercise", "days", "lost"),
            lambda one: [self._where(one), str(one.days_late), number(one.lost)],
        )
        yield self._list(
            "missing",
            "some_missing",
            summary.missing,
            ("missing",),
            lambda one: [self._where(one)],
        )
        yield self._list(
            "undated",
            "undated",
            summary.undated,
            ("exercise",),
            lambda one: [self._where(one)],
        )
        yield self._list("strangers", "strangers", summary.not_on_roster, (), lambda one: [])

    def _list(
        self,
        anchor: str,
        title: str,
        names: NamedList,
        heads: tuple[str, ...],
        cells: Callable[[Named], list[str]],
    ) -> dict[str, Any]:
        return {
            "anchor": anchor,
            "title": self._tell(LABELS[title]),
            "count": names.count,
            "heads": [self._tell(LABELS[head]) for head in heads],
            "rows": [(person(self._setting, one.student), cells(one)) for one in names.shown],
            "more": self._capped(names),
        }

    def _capped(self, names: NamedList) -> str:
        return self._cap(names.count, len(names.shown))

    def _cap(self, count: int, shown: int) -> str:
        if count <= shown:
            return ""
        return self._tell(
            message(
                "The first {shown} of {count}; all of them are in results.json.",
                shown=shown,
                count=count,
            )
        )

    def _where(self, one: Named) -> str:
        return self._setting.title(one.exercise)

    def _intake(self) -> Iterator[Message]:
        intake = self._setting.plan.intake
        for layout, count in intake.layouts.items():
            yield message("{layout}: {count} files", layout=_LAYOUTS[layout], count=count)
        yield message("Programs that count: {count}", count=len(intake.handed))
        yield message(
            "Earlier hand-ins that newer ones replaced: {count}", count=len(intake.superseded)
        )
        if intake.ignored:
            yield message("Files that are certainly no hand-ins: {count}", count=intake.ignored)

    def _isolation(self) -> Iterator[tuple[str, str, int]]:
        for (level, lacking), count in self._summary.isolation.items():
            words = LABELS["strict" if level == "strict" else "reduced"]
            yield self._tell(words), ", ".join(map(shown_text, lacking)), count
