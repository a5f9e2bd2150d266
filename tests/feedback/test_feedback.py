"""What a learner reads for every known mistake, and for programs that do not run, word for word.

`<slug>/<mistake>.md` and `errors/<name>.md` hold the whole of it in every language, so that a
reviewer sees in a diff what a change means to a learner. ``pytest tests/feedback
--update-feedback`` writes them anew. The programs of `errors/` lie beside them; their first line
names the exercise.
"""

from __future__ import annotations

import difflib
import itertools
import math
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from grader.clean import clean
from grader.course import Course, Entry, load_course
from grader.grading import grade
from grader.i18n import LANGUAGES, is_translated, translator
from grader.message import Message, Translate, message
from grader.report import CheckResult, Frame, Outcome, Report
from grader.sandbox.session import Sandbox

HERE = Path(__file__).parent
SEED = 1
PROGRAM = ".py.txt"
JAILED = frozenset({"memory", "open_file"})  # where nothing is denied, these read otherwise

_OUTCOMES = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "not yet",
    Outcome.SKIPPED: "not run yet",
    Outcome.NOT_ATTEMPTED: "not attempted yet",
    Outcome.ERROR: "raised an error",
    Outcome.TIMEOUT: "time-out",
    Outcome.MEMORY: "out of memory",
    Outcome.CRASHED: "crashed",
    Outcome.FORBIDDEN: "asked for something closed",
    Outcome.INTERNAL_ERROR: "fault of the grader",
}
_SCORE = "Score: {score} of {max_score}"
_THINK = "What we think happened"
_PARTLY = "That explains most of it. Something else is wrong after that."
_CALLED, _RETURNED, _EXPECTED = "called", "returned", "expected"
_NEXT, _NOTE, _PRINTED = "Next step:", "Note:", "Your program printed:"
_LINE = "line {line}, in {function}"
_LABELS = (_SCORE, _THINK, _PARTLY, _CALLED, _RETURNED, _EXPECTED, _NEXT, _NOTE, _PRINTED, _LINE)

# ---------------------------------------------------------------- one report as a page


def page(report: Report, title: str, translate: Translate) -> str:
    """Return all of a report that a learner reads, as Markdown.

    Nothing is left out but what differs from one machine or run to the next: what the jail
    enforces here, and how long it took.
    """
    return "\n\n".join(_Page(translate).paragraphs(report, title)) + "\n"


class _Page:
    """The paragraphs of a page in one language."""

    def __init__(self, translate: Translate) -> None:
        self._ = translate

    def paragraphs(self, report: Report, title: str) -> Iterator[str]:
        score = message(_SCORE, score=report.score, max_score=report.max_score)
        yield f"# {title}"
        yield f"{self._(_OUTCOMES[report.outcome])}. {self._say(score)}"
        if report.diagnosis:
            yield f"## {self._(_THINK)}"
            for found in report.diagnosis:
                yield self._(found.explanation).replace("\n", " ")
            if len(report.diagnosis) == 1 and not report.diagnosis[0].complete:
                yield self._(_PARTLY)
        if report.message is not None:
            yield self._say(report.message)
        yield from self._trace(report.trace)
        yield from self._list(report.details)
        for check in report.checks:
            yield from self._check(check)
        for note in report.notes:
            said = self._say(note)
            if "deprecated" not in said:  # that is another in each version of NumPy
                yield f"{self._(_NOTE)} {said}"
        if report.stdout.strip():
            yield from self._quote(_PRINTED, report.stdout)

    def _check(self, check: CheckResult) -> Iterator[str]:
        points = f"{check.points}/{check.max_points}"
        yield f"## {self._(check.title)} ({self._(_OUTCOMES[check.outcome])}, {points})"
        if check.message is not None:
            yield self._say(check.message)
        yield from self._quote(_CALLED, check.call)
        yield from self._quote(_RETURNED, check.actual)
        yield from self._quote(_EXPECTED, check.expected)
        yield from self._trace(check.trace)
        yield from self._list(check.details)
        if check.hint:
            yield f"{self._(_NEXT)} {self._(check.hint)}"

    def _quote(self, label: str, value: str | None) -> Iterator[str]:
        if value is not None:
            yield f"{self._(label)}\n\n{textwrap.indent(clean(value).rstrip(), '    ')}"

    def _trace(self, frames: Iterable[Frame]) -> Iterator[str]:
        for frame in frames:
            where = message(_LINE, line=frame.line, function=frame.function)
            yield f"{self._say(where)}\n\n    {clean(frame.source.strip())}"

    def _list(self, details: Iterable[Message]) -> Iterator[str]:
        lines = [f"- {self._say(detail)}" for detail in details]
        if lines:
            yield "\n".join(lines)

    def _say(self, words: Message) -> str:
        return words.render(self._, clean)


# ---------------------------------------------------------------- pages, and the files they are in

_TOKEN = re.compile(r"-?\d+(?:\.\d*)?(?:e[-+]?\d+)?|\S")


def same(one: str, other: str) -> bool:
    """Whether two pages differ in white space and in the seventh digit of numbers at most.

    Another processor rounds another way, and NumPy then aligns the columns otherwise.
    """
    mine, theirs = _TOKEN.findall(one), _TOKEN.findall(other)
    return len(mine) == len(theirs) and all(map(_same_token, mine, theirs))


def _same_token(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-6, abs_tol=1e-9)
    except ValueError:
        return False


def in_every_language(report: Report, entry: Entry) -> str:
    """Return a report's pages, one language after the other; a fault of ours is never kept."""
    assert report.outcome is not Outcome.INTERNAL_ERROR, report
    pages = (page(report, entry.task(one).title, translator(one)) for one in LANGUAGES)
    return "\n---\n\n".join(pages)


def agree(path: Path, text: str, *, update: bool) -> None:
    """Hold a text against its file, or write it there with `update`."""
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.is_file() else None
    if kept is not None and same(kept, text):
        return
    lines = difflib.unified_diff(
        (kept or "").splitlines(), text.splitlines(), "in the file", "now", lineterm=""
    )
    name = path.relative_to(HERE)
    pytest.fail(
        f"{name} is {'missing' if kept is None else 'not what a learner reads'}; if this is "
        "meant: pytest tests/feedback --update-feedback\n" + "\n".join(lines),
        pytrace=False,
    )


COURSE = load_course()
MISTAKES = [(entry, mistake) for entry in COURSE for mistake in entry.mistakes]
PROGRAMS = sorted(HERE.glob(f"errors/*{PROGRAM}"))


def name_of(program: Path) -> str:
    return program.name.removesuffix(PROGRAM)


def page_of(program: Path) -> Path:
    return program.with_name(f"{name_of(program)}.md")


def page_for(entry: Entry, name: str) -> Path:
    return HERE / entry.slug / f"{name}.md"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-feedback"))


# ---------------------------------------------------------------- the tests


@pytest.mark.parametrize(
    ("entry", "mistake"),
    MISTAKES,
    ids=[f"{entry.slug}/{mistake.name}" for entry, mistake in MISTAKES],
)
def test_a_known_mistake_reads_as_its_file_says(entry, mistake, sandbox, update) -> None:
    report = grade(entry, mistake.source, seed=SEED, sandbox=sandbox)
    agree(page_for(entry, mistake.name), in_every_language(report, entry), update=update)


@pytest.mark.parametrize("program", PROGRAMS, ids=name_of)
def test_a_program_with_an_error_reads_as_its_file_says(
    program: Path, course: Course, sandbox: Sandbox, update: bool
) -> None:
    source = program.read_bytes()
    first = source.decode().splitlines()[0]
    entry = course.find(first.removeprefix("# exercise:").strip())
    report = grade(entry, source, seed=SEED, sandbox=sandbox)
    if name_of(program) in JAILED and report.isolation.level != "strict":
        pytest.skip("the jail is not strict on this machine")
    agree(page_of(program), in_every_language(report, entry), update=update)


def test_no_file_is_left_over(update: bool) -> None:
    wanted = {page_for(entry, mistake.name) for entry, mistake in MISTAKES}
    wanted |= {page_of(program) for program in PROGRAMS}
    left = set(HERE.glob("*/*.md")) - wanted
    if update:
        for path in left:
            path.unlink()
    else:
        assert not left, "nothing shows these pages (any more)"


def test_the_labels_are_the_faces_own() -> None:
    for text, language in itertools.product((*_LABELS, *_OUTCOMES.values()), LANGUAGES):
        assert is_translated(text, language), text


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("got [0.1, 1.]", "got [0.1       , 0.99999999]", True),
        ("[0.2373332  1.]", "[0.23733321 1.]", True),
        ("slope is 0.1179393241.", "slope is 0.1179393239.", True),
        ("array([-1e-17])", "array([0.])", True),
        ("3 of 5 elements differ", "4 of 5 elements differ", False),
        ("it is 0.25", "it is -0.25", False),
        ("it is 0.25", "it was 0.25", False),
        ("it is 0.25", "it is 0.25001", False),
        ("one", "one, and 2", False),
    ],
)
def test_pages_of_other_processors_are_the_same(one: str, other: str, are_same: bool) -> None:
    assert same(one, other) is are_same
