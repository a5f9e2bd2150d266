"""What a run leaves for people and learning systems: one small module an output.

Each is a context that takes the lines of the gradebook one after the other, so that all are
written in one pass and a class never stands in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from grader.batch.gradebook import Line, lines
from grader.batch.model import Graded
from grader.batch.outputs.feedback import feedback
from grader.batch.outputs.gradebook_csv import gradebook_csv
from grader.batch.outputs.gradescope_files import gradescope_files
from grader.batch.outputs.junit import junit_xml
from grader.batch.outputs.learning_systems import canvas_csv, moodle_csv
from grader.batch.outputs.report_html import report_html
from grader.batch.outputs.results_json import results_json
from grader.batch.outputs.setting import FEEDBACK, setting_of
from grader.batch.outputs.summary import Tally
from grader.batch.planning import Plan
from grader.course import Course

GRADEBOOK = "gradebook.csv"
RESULTS = "results.json"
REPORT = "report.html"
GRADESCOPE = "gradescope"
JUNIT = "junit.xml"
CANVAS = "canvas.csv"
MOODLE = "moodle.csv"
_TOGETHER = 16  # students
ALL = (GRADEBOOK, RESULTS, REPORT, FEEDBACK, GRADESCOPE, JUNIT, CANVAS, MOODLE)


@dataclass(frozen=True)
class Written:
    """What was written: files and folders, and the mean that they tell of the class.

    Attributes
    ----------
    mean
        Of the totals of who handed in something, where nothing is open; None where there is none.
    """

    files: tuple[Path, ...]
    mean: float | None


def write_outputs(
    out: Path,
    plan: Plan,
    counted: Callable[[], Iterator[Graded]],
    course: Course,
    language: str,
) -> Written:
    """Write everything that a run leaves into `out`, and return what was written.

    Each file, and each folder, appears when it is whole, in the place of an earlier one.

    Parameters
    ----------
    counted
        Gives the verdicts that count, sorted by student and exercise, one at a time, anew each
        time that it is called.
    """
    out.mkdir(parents=True, exist_ok=True)
    setting = setting_of(plan, course, language)
    tally = Tally(plan.assignment, bool(plan.roster))
    outputs = {
        GRADEBOOK: gradebook_csv(out / GRADEBOOK, plan.assignment),
        RESULTS: results_json(out / RESULTS, setting, tally.summary),
        REPORT: report_html(out / REPORT, setting, tally.summary),
        FEEDBACK: feedback(out / FEEDBACK, setting),
        GRADESCOPE: gradescope_files(out / GRADESCOPE, setting),
        JUNIT: junit_xml(out / JUNIT, setting),
        CANVAS: canvas_csv(out / CANVAS, setting),
        MOODLE: moodle_csv(out / MOODLE, setting),
    }
    with ExitStack() as stack:
        takers = [tally.add, *map(stack.enter_context, outputs.values())]
        for some in _some(lines(plan.assignment, plan.roster, plan.intake, counted())):
            for take in takers:
                for line in some:
                    take(line)
    return Written(tuple(out / name for name in outputs), tally.mean)


def _some(every: Iterator[Line]) -> Iterator[list[Line]]:
    """Yield lines, some at a time: enough for a processor to settle into each output."""
    while some := list(islice(every, _TOGETHER)):
        yield some
