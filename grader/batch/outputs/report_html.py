"""The instructor's report: one page that says what a class did not understand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.batch.gradebook import Line
from grader.batch.outputs.charts import histogram
from grader.batch.outputs.files import whole
from grader.batch.outputs.heatmap import MOST_ROWS, HeatMap
from grader.batch.outputs.learning_systems import lacking as import_lacks
from grader.batch.outputs.pages import render
from grader.batch.outputs.report_labels import LABELS
from grader.batch.outputs.report_lists import lists_of, person
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.spreadsheet import number
from grader.batch.outputs.summary import CheckRate, Mistake, Summary
from grader.batch.outputs.words import SIGNS, program_text, shown_text
from grader.message import Message, message
from grader.outcomes import OUTCOMES

_MISTAKES, _MORE_MISTAKES = 6, 40  # at once, and folded
_HARDEST = 8


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
            title=" ".join(shown_text(setting.headline).split()),
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
            **lists_of(setting, summary),
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
            percent = f"{share * 100:.0f}\u00a0%"
            yield (
                f"{summary.mean:.1f} / {number(summary.possible)}",
                message(
                    "points on average of who handed in, {percent}",
                    percent=percent,
                ),
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
        if summary.undated.count:
            yield (
                message(
                    "Nobody knows when these were handed in: {count}. They count as in time.",
                    count=summary.undated.count,
                ),
                "undated",
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
        setting, example = self._setting, found.example
        words = setting.words
        told = "" if example.message is None else self._tell(example.message)
        named = words.translate(found.explanation).replace("\n", " ") if found.explanation else ""
        check = words.translate(found.check) if found.check else ""
        labels = (message("called"), message("returned"), message("expected"))
        values = (example.call, example.actual, example.expected)
        # What was told holds the values of one program: where no mistake was named, the check is
        # what they have in common.
        place = [self._setting.title(found.exercise)]
        unmet = self._tell(message("Not met: {check}", check=check)) if check else ""
        if named and check:
            place.append(check)
        elif not named and check and told:
            place.append(self._tell(message("for example: {told}", told=told)))
        return {
            "count": found.count,
            "of": self._tell(message("of {count}", count=self._handed_in[found.exercise])),
            "what": named or unmet or told,
            "message": told if named or check else "",
            "place": " · ".join(place),
            "student": person(setting, example.student),
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
