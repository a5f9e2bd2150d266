"""What a run leaves for people and learning systems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from grader.batch.gradebook import lines
from grader.batch.model import Graded
from grader.batch.outputs.gradebook_csv import gradebook_csv
from grader.batch.outputs.results_json import results_json
from grader.batch.outputs.setting import setting_of
from grader.batch.outputs.summary import Tally
from grader.batch.planning import Plan
from grader.course import Course


def write_outputs(
    out: Path,
    plan: Plan,
    counted: Callable[[], Iterator[Graded]],
    course: Course,
    language: str,
) -> tuple[Path, ...]:
    """Write everything that a run leaves into `out`, and return what was written.

    Parameters
    ----------
    counted
        Gives the verdicts that count, sorted by student and exercise, one at a time, anew each
        time that it is called.
    """
    out.mkdir(parents=True, exist_ok=True)
    setting = setting_of(plan, course, language)
    tally = Tally(plan.assignment, bool(plan.roster))
    with ExitStack() as stack:
        takers = [
            tally.add,
            stack.enter_context(gradebook_csv(out / "gradebook.csv", plan.assignment)),
            stack.enter_context(results_json(out / "results.json", setting, tally.summary)),
        ]
        for line in lines(plan.assignment, plan.roster, plan.intake, counted()):
            for take in takers:
                take(line)
    return (out / "gradebook.csv", out / "results.json")
