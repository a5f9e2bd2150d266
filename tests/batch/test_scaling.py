"""Keeping a verdict costs as much with many verdicts in the file as with few."""

from __future__ import annotations

from pathlib import Path

from grader.batch.model import Handed, Place
from grader.batch.questions import Asked, Question, Verdict
from grader.batch.results import Results
from grader.batch.settings import Settings
from grader.report import Isolation, Outcome, Report


def keep(results: Results, numbers: range) -> None:
    asked, verdicts = [], []
    for number in numbers:
        question = Question("a/one", f"{number:064}", "v", 7)
        report = Report("a/one", Outcome.PASSED, 3, 3, (), Isolation("strict"), 7, 0.5)
        handed = Handed(f"{number:06}", "", "a/one", Place(f"{number}.py", "/x"))
        asked.append(Asked(handed, question))
        verdicts.append(Verdict(question, b"%d" % number, report))
    results.add(asked, verdicts)


def test_keeping_a_verdict_costs_the_same_however_many_there_are(tmp_path: Path) -> None:
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    def cost(numbers: range) -> int:
        """Return how many steps SQLite takes, in hundreds: no clock, so no other work counts."""
        nonlocal steps
        steps = 0
        results._connection.set_progress_handler(step, 100)
        keep(results, numbers)
        assert not results.knows(Question("a/one", "f" * 64, "v", 7))
        results._connection.set_progress_handler(None, 0)
        return steps

    with Results(tmp_path) as results:
        results.begin(Settings(""))
        keep(results, range(50))
        few = cost(range(50, 100))
        keep(results, range(100, 3000))
        assert cost(range(3000, 3050)) < 2 * few
