"""The instructor's report: one page that says what a class did not understand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.batch.gradebook import Line
from grader.batch.model import Layout
from grader.batch.outputs.charts import histogram
from grader.batch.outputs.files import whole
from grader.batch.outputs.heatmap import MOST_ROWS, HeatMap
from grader.batch.outputs.learning_systems import lacking as import_lacks
from grader.batch.outputs.pages import render
from grader.batch.outputs.report_labels import LABELS
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.summary import CheckRate, Mistake, Named, NamedList, Summary
from grader.batch.outputs.words import OUTCOMES, SIGNS, program_text, shown_text
from grader.message import Message, message

_MISTAKES, _MORE_MISTAKES = 6, 40  # at once, and folded
_HARDEST = 8
_UNCLEAR = 200
_LAYOUTS = {  # names are no words to be translated
    Layout.FOLDERS: message("a folder a student"),
    Layout.FLAT: message("flat files, name__exercise.py"),
    Layout.MOODLE: Message("Moodle"),
    Layout.CANVAS: Message("Canvas"),
    Layout.GRADESCOPE: Message("Gradescope"),
    Layout.NBGRADER: Message("nbgrader"),
    Layout.CLASSROOM: Message("GitHub Classroom"),
}


@contextmanager
def report_html(
    path: Path, setting: Setting, summary: Callable[[], Summary]
) -> Iterator[Callable[[Line], None]]:
    """Write the page; give what takes a line.

    Parameters
    ----------
    summary
        Asked when all lines have come.
    """
    heat = HeatMap(setting)
    with whole(path) as stream:
        yield heat.add
        stream.write(_Report(setting, summary(), heat).page())


class _Report:
    """The values of the template, all of them plain text."""

    def __init__(self, setting: Setting, summary: Summary, heat: HeatMap) -> None:
        self._setting = setting
        self._summary = summary
        self._heat = heat
        self._tell = setting.words.tell
        self._handed_in = {part.exercise: part.handed_in for part in summary.exercises}

    def page(self) -> str:
        setting, summary, tell = self._setting, self._summary, self._tell
        wrong = sorted((*summary.mistakes, *summary.unnamed), key=lambda one: -one.count)
        told = [self._mistake(one) for one in wrong[: _MISTAKES + _MORE_MISTAKES]]
        chart = histogram(summary.distribution, summary.possible, summary.median)
        return render(
            "report.html",
            language=setting.language,
            t={name: tell(words) for name, words in LABELS.items()},
            title=" ".join(shown_text(setting.assignment.title).split()),
            facts=[tell(one) for one in self._facts()],
            notices=[(tell(one), anchor) for one, anchor in self._notices()],
            tiles=[(value, tell(words)) for value, words in self._tiles()],
            mistakes=told[:_MISTAKES],
            more_mistakes=told[_MISTAKES:],
            left_out=self._left_out(len(wrong)),
            chart=chart,
            chart_words=tell(self._chart_words()),
            hardest=[self._rate(one) for one in summary.hardest[:_HARDEST]],
            exercises=list(self._exercises()),
            heat=self._heat.tables(self._rates()),
            heat_words=tell(self._heat_words()),
            signs=self._signs(),
            legend=list(self._legend()),
            lists=list(self._lists()),
            nothing=[self._person(one.student) for one in summary.nothing.shown],
            nothing_more=self._capped(summary.nothing),
            intake=[tell(one) for one in self._intake()],
            unclear=[
                (shown_text(one.name), tell(one.reason))
                for one in setting.plan.intake.unclear[:_UNCLEAR]
            ],
            unclear_more=self._cap(len(setting.plan.intake.unclear), _UNCLEAR),
            isolation=list(self._isolation()),
        )

    def _facts(self) -> Iterator[Message]:
        assignment = self._setting.assignment
        yield message(
            "{points} points, {count} exercises",
            points=number(assignment.points),
            count=len(assignment.asked),
        )
        if assignment.due is not None:
            yield message("due {when}", when=self._setting.words.when(assignment.due))
        yield message("seed {seed}", seed=assignment.seed)

    def _tiles(self) -> Iterator[tuple[str, Message]]:
        summary = self._summary
        yield f"{summary.handed_in} / {summary.students}", message("students handed in something")
        if summary.mean is not None and summary.median is not None:
            share = summary.mean / summary.possible if summary.possible else 0
            yield (
                f"{summary.mean:.1f} / {number(summary.possible)}",
                message("points on average, {percent}", percent=f"{share * 100:.0f}\u00a0%"),
            )
            yield f"{summary.median:.1f}", message("points in the middle (median)")
        yield f"{summary.passed} / {summary.programs}", message("programs pass every check")
        yield str(summary.late.count), message("late hand-ins")

    def _notices(self) -> Iterator[tuple[Message, str]]:
        summary, intake = self._summary, self._setting.plan.intake
        if summary.open.count:
            yield (
                message(
                    "Still open: {count}. The grader failed there, or the run was ended early. "
                    "Those cells of the gradebook are empty, not zero. Run it again with --resume.",
                    count=summary.open.count,
                ),
                "open",
            )
        if intake.unclear:
            yield (
                message(
                    "Files that were not understood and not graded: {count}.",
                    count=len(intake.unclear),
                ),
                "intake",
            )
        if any(level != "strict" for level, _ in summary.isolation):
            yield (
                message("Not every denial of the jail could be proven where programs ran."),
                "isolation",
            )
        if summary.not_on_roster.count:
            yield (
                message(
                    "Who handed in and is not on the class list: {count}.",
                    count=summary.not_on_roster.count,
                ),
                "strangers",
            )
        for one in import_lacks(self._setting):
            yield one, ""

    def _mistake(self, found: Mistake) -> dict[str, Any]:
        words, example = self._setting.words, found.example
        told = "" if example.message is None else self._tell(example.message)
        named = words.translate(found.explanation).replace("\n", " ") if found.explanation else ""
        labels = (message("called"), message("returned"), message("expected"))
        values = (example.call, example.actual, example.expected)
        return {
            "count": found.count,
            "of": self._tell(message("of {count}", count=self._handed_in[found.exercise])),
            "what": named or told,
            "message": told if named else "",
            "exercise": self._setting.title(found.exercise),
            "check": words.translate(found.check) if found.check else "",
            "student": self._person(example.student),
            "values": [
                (self._tell(label), shown_text(value))
                for label, value in zip(labels, values, strict=True)
                if value is not None
            ],
            "program": program_text(example.source),
        }

    def _left_out(self, count: int) -> str:
        left = count - _MISTAKES - _MORE_MISTAKES
        if left <= 0:
            return ""
        return self._tell(message("{count} more are in results.json.", count=left))

    def _chart_words(self) -> Message:
        summary = self._summary
        return message(
            "Totals of {count} students who handed in something and of whose points nothing is "
            "open.",
            count=sum(summary.distribution),
        )

    def _rate(self, rate: CheckRate) -> dict[str, Any]:
        return {
            "title": self._setting.words.translate(rate.title),
            "exercise": self._setting.title(rate.exercise),
            "share": round(rate.passed / rate.tried * 100, 1),
            "held": f"{rate.passed} / {rate.tried}",
        }

    def _exercises(self) -> Iterator[dict[str, Any]]:
        for part in self._summary.exercises:
            yield {
                "title": self._setting.title(part.exercise),
                "points": number(part.points),
                "handed": part.handed_in,
                "passed": part.passed,
                "share": None if part.mean is None else round(part.mean * 100, 1),
                "mean": "–" if part.mean is None else f"{part.mean * 100:.0f} %",
            }

    def _rates(self) -> Iterator[tuple[str, str, float]]:
        for part in self._summary.exercises:
            yield from ((part.exercise, rate.check, rate.rate) for rate in part.checks)

    def _heat_words(self) -> Message:
        if self._heat.students <= MOST_ROWS:
            return message("Everybody who handed in something, fewest points first.")
        return message(
            "The {count} with the fewest points, of {all} who handed in something. All of them "
            "are in gradebook.csv and results.json.",
            count=MOST_ROWS,
            all=self._heat.students,
        )

    def _signs(self) -> list[tuple[str, str, str]]:
        """Return the signs that stand in the map, with their looks and words."""
        used = {cell.sign: cell.look for cell in self._cells()}
        words = {SIGNS[outcome]: said for outcome, said in OUTCOMES.items()}
        words |= {"–": LABELS["missing_sign"], "…": LABELS["waiting_sign"]}
        return [
            (sign, used[sign], self._tell(said)) for sign, said in words.items() if sign in used
        ]

    def _cells(self) -> Iterator[Any]:
        for table in self._heat.tables(()):
            for *_, cells in table.rows:
                yield from cells

    def _legend(self) -> Iterator[tuple[str, list[str]]]:
        setting = self._setting
        for asked in setting.assignment.asked:
            checks = setting.course.by_id[asked.exercise].exercise.checks
            titles = [setting.words.translate(check.title) for check in checks]
            yield setting.title(asked.exercise), titles

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
            "rows": [(self._person(one.student), cells(one)) for one in names.shown],
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

    def _person(self, student: str) -> tuple[str, str, str]:
        """Return what to call a student, their key where it is another, and their feedback."""
        name, key = self._setting.name(student), shown_text(student)
        return name, "" if name == key else key, self._setting.feedback(student)

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
