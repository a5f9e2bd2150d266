"""Results as Gradescope reads them: one object a submission, one test a check.

Its documented keys: ``score`` for the whole, and ``tests`` of ``name, score, max_score, status,
output, output_format, visibility``. Every format is ``text``, so that nothing of a student's is
ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from grader.batch.gradebook import Line, State
from grader.batch.model import Show
from grader.batch.outputs.alike import once_if_alike
from grader.batch.outputs.showing import shown
from grader.batch.outputs.words import Words
from grader.report import CheckResult, Outcome, Report


def results_json(report: Report, asked_points: float, show: Show, words: Words) -> dict[str, Any]:
    """Return what Gradescope is told of one report.

    Parameters
    ----------
    asked_points
        What the exercise is worth there; checks count in proportion.
    show
        What students see.

    Returns
    -------
    dict
        Without ``score`` when the grader itself failed: Gradescope then calls it a failure of the
        autograder, which can be run again, and gives no zero.
    """
    if report.outcome is Outcome.INTERNAL_ERROR:
        return {"output": words.verdict(report), "output_format": "text", "tests": []}
    share = asked_points / report.max_score if report.max_score else 0.0
    return {
        "score": round(report.score * share, 4),
        "output": "\n\n".join(_above(shown(report, show), words)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": _tests(report, share, show, words),
    }


def whole_json(line: Line, titles: Sequence[str], show: Show, words: Words) -> dict[str, Any]:
    """Return what Gradescope is told of everything that a student handed in.

    Parameters
    ----------
    titles
        Of the exercises, in the order of the marks.
    """
    tests: list[dict[str, Any]] = []
    told: list[str] = []
    for mark, title in zip(line.marks, titles, strict=True):
        head = f"{title}: {words.points(mark)}"
        if mark.state is not State.GRADED or mark.graded is None:
            told.append(f"{head}\n{words.state(mark)}")
            continue
        part = results_json(mark.graded.report, mark.asked.points, show, words)
        told.append("\n".join(filter(None, (head, words.lateness(mark), part["output"]))))
        tests += [{**test, "name": f"{title}: {test['name']}"} for test in part["tests"]]
    whole: dict[str, Any] = {"score": line.total} if line.known else {}
    return whole | {
        "output": "\n\n".join(told),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        # With tests that have scores, a missing total would be their sum: a guess at what is open.
        "tests": tests if line.known else [],
    }


def _above(report: Report, words: Words) -> Iterable[str]:
    """Yield what is said before the checks."""
    _ = words.translate
    yield words.verdict(report)
    if report.diagnosis:
        explained = "\n".join(_(found.explanation) for found in report.diagnosis)
        yield f"{_('What we think happened')}\n{explained}"
    if report.message is not None:
        yield "\n".join(filter(None, (words.tell(report.message), words.trace(report.trace))))
    yield from map(words.tell, report.notes)


def _tests(report: Report, share: float, show: Show, words: Words) -> list[Mapping[str, Any]]:
    if show is Show.SCORE:
        return []
    return [_test(check, share, words) for check in shown(report, show).checks]


@once_if_alike
def _test(check: CheckResult, share: float, words: Words) -> Mapping[str, Any]:
    return {
        "name": words.translate(check.title),
        "score": round(check.points * share, 4),
        "max_score": round(check.max_points * share, 4),
        "status": "passed" if check.outcome is Outcome.PASSED else "failed",
        "output": _output(check, words),
        "output_format": "text",
        "visibility": "visible",
    }


def _output(check: CheckResult, words: Words) -> str:
    parts = [] if check.outcome is Outcome.PASSED else [words.outcome(check.outcome)]
    if check.message is not None:
        parts.append(words.tell(check.message))
    parts += [f"{label}: {value}" for label, value in words.values(check)]
    parts += filter(None, [words.trace(check.trace)])
    parts += [f"– {words.tell(detail)}" for detail in check.details]
    if check.hint:
        parts.append(f"{words.translate('Next step:')} {words.translate(check.hint)}")
    return "\n".join(parts)
