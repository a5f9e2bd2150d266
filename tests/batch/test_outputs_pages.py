"""What people read: the report and the feedback, in which nothing of a student's can act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from classes import SOFTMAX, Class, hostile_class, ordinary_class, programs
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from grader.batch.assignment import whole_course
from grader.batch.gradebook import lines
from grader.batch.model import Intake, Show
from grader.batch.outputs.feedback_md import fenced
from grader.batch.outputs.heatmap import MOST_ROWS
from grader.batch.outputs.setting import setting_of
from grader.batch.outputs.summary import summary
from grader.batch.planning import Plan
from grader.course import Course
from grader.i18n import translator

# Everything that our own pages are made of. No script, no event, no style, nothing fetched.
ELEMENT = re.compile(
    "html|head|meta|title|style|body|main|header|section|h1|h2|h3|p|div|span|small|b|ul|ol|li|dl|"
    "dt|dd|pre|a|details|summary|table|thead|tbody|tfoot|tr|th|td|svg|rect|line|text"
)
ATTRIBUTE = re.compile(
    "lang|charset|http-equiv|content|name|class|href|title|id|open|colspan|rowspan|scope|tabindex|"
    "role|aria-label|aria-hidden|viewbox|preserveaspectratio|x|y|x1|x2|y1|y2|rx|width|height|"
    "text-anchor"
)
WITHOUT_END = {"meta"}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN_TOKEN = re.compile(
    "(paragraph|heading|bullet_list|list_item|strong)_(open|close)|inline|fence|text|code_inline|"
    "softbreak"
)


class Page(HTMLParser):
    """Reads a page strictly, and keeps what it is made of."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self.policy = ""
        self.elements: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        assert not self._open, "an element was not closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attributes]
        assert ELEMENT.fullmatch(tag), tag
        assert all(map(ATTRIBUTE.fullmatch, names)) and len(names) == len(set(names)), names
        self.elements[tag] += 1
        self.links += [value or "" for name, value in attributes if name == "href"]
        self.ids += [value or "" for name, value in attributes if name == "id"]
        if ("http-equiv", "Content-Security-Policy") in attributes:
            self.policy = dict(attributes)["content"] or ""
        if tag not in WITHOUT_END:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("there are no comments of ours")

    @property
    def words(self) -> str:
        return "".join(self.text)


def pages_of(out: Path) -> Iterator[Path]:
    yield out / "report.html"
    yield from sorted((out / "feedback").glob("*.html"))


@pytest.fixture(scope="module", params=["en", "ko"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    hostile_class().write(out, request.param)
    return out


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ordinary")
    ordinary_class().write(out)
    return out


def test_pages_of_a_hostile_class_are_made_of_our_own_elements_alone(hostile: Path) -> None:
    seen = ""
    for path in pages_of(hostile):
        page = Page(path)
        assert page.policy.startswith("default-src 'none'; style-src 'sha256-")
        for link in page.links:
            assert re.fullmatch(r"#\w+|feedback/[\w.%-]+\.html", link, re.ASCII)
            assert link.startswith("#") or (hostile / unquote(link)).is_file()
        assert not set(page.words) & set("\x1b\u202e\u2066\0\ud800")
        assert page.elements["style"] == page.elements["title"] == page.elements["main"] == 1
        seen += page.words
    # All of it is there to be read, and so it has been through the escapes.
    for shown in ("<script>alert(1)</script>", "onerror=alert(2)", "{{ 7*7 }}", r"\u202e", "]]>"):
        assert shown in seen


def test_markdown_of_a_hostile_class_holds_no_markup_of_theirs(hostile: Path) -> None:
    fences = ""
    for path in sorted((hostile / "feedback").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not set(text) & set("\x1b\u202e\u2066\0")
        for token in MARKDOWN.parse(text):
            inner = token.children or []
            assert all(PLAIN_TOKEN.fullmatch(one.type) for one in (token, *inner))
            fences += token.content if token.type == "fence" else ""
        headings = [line for line in text.split("\n") if line.startswith("# ")]
        assert len(headings) >= 1
    assert "# heading" in fences and "````" in fences


@given(st.text(st.sampled_from("`~ \n>a#"), max_size=60))
@example("```\n````\n")
@example("~~~\n")
def test_a_fence_holds_whatever_stands_in_it(text: str) -> None:
    first, *rest = MARKDOWN.parse(f"{fenced(text)}\n\nafter")
    assert first.type == "fence"
    assert first.content == f"{text}\n"
    assert [token.type for token in rest] == ["paragraph_open", "inline", "paragraph_close"]


def test_feedback_tells_what_the_command_line_tells(ordinary: Path) -> None:
    for kind in ("html", "md"):
        text = (ordinary / "feedback" / f"s3.{kind}").read_text(encoding="utf-8")
        told = Page(ordinary / "feedback" / "s3.html").words if kind == "html" else text
        report = programs()["named sigmoid"].report
        first = next(check for check in report.checks if check.message is not None)
        assert first.call in told and first.expected in told and first.actual in told
        assert "What we think happened" in told
        assert "0 of 10 points" in told
    alone = Page(ordinary / "feedback" / "s6.html").words
    assert alone.count("Nothing was handed in that could be graded.") == 2
    failed = Page(ordinary / "feedback" / "s4.html").words
    assert failed.count("The grader itself failed") == 1 and "no total yet" in failed


@pytest.mark.parametrize("show", [Show.CHECKS, Show.SCORE])
def test_students_see_no_more_than_they_are_to_see(show: Show, tmp_path: Path) -> None:
    made = ordinary_class(show=show)
    made.hands_in("printer", "hostile prints sigmoid")
    made.write(tmp_path)
    secret = {"printed", "Next step"} | ({"checks hold"} if show is Show.SCORE else set())
    for graded in made.graded:
        report = graded.report
        for check in report.checks:
            secret |= {check.call or "array(", check.expected or "array("}
            secret |= {check.title} if show is Show.SCORE else {check.hint or "array("}
        secret |= {found.explanation for found in report.diagnosis}
    folders = ("feedback", "gradescope")
    for path in (path for folder in folders for path in (tmp_path / folder).iterdir()):
        text = Page(path).words if path.suffix == ".html" else path.read_text(encoding="utf-8")
        for one in secret:
            assert one not in text and " ".join(one.split()) not in text
    # What is kept from students is not kept from the instructor.
    words = Page(tmp_path / "report.html").words
    assert "sigmoid(array(" in words


def test_what_could_not_be_run_says_why_where_checks_are_shown(tmp_path: Path) -> None:
    Class(show=Show.CHECKS).hands_in("a", "syntax sigmoid").write(tmp_path)
    words = Page(tmp_path / "feedback" / "a.html").words
    assert programs()["syntax sigmoid"].report.message.render() in words


def test_the_report_says_what_the_class_did_not_understand(ordinary: Path) -> None:
    page = Page(ordinary / "report.html")
    words = page.words
    for link in page.links:
        assert link.startswith("feedback/") or link.removeprefix("#") in page.ids
    assert {"#open", "#intake", "#undated", "#strangers"} <= set(page.links)
    mistakes = words[words.index("What the class got wrong most") :]
    explanation = programs()["named sigmoid"].report.diagnosis[0].explanation.replace("\n", " ")
    assert 0 < mistakes.index(explanation) < mistakes.index("The hardest checks")
    assert "1 / 1 + " in words  # an example's program
    for heading in ("Still open 2", "Late 1", "Time-outs, errors and crashes 4"):
        assert heading in words
    assert "essay.docx" in words and "It is neither Python nor a notebook." in words
    assert "Earlier hand-ins that newer ones replaced: 1" in words
    assert "Not on the class list 2" in words
    assert "strict" in words or "reduced" in words


def test_the_heat_map_of_a_large_class_is_cut_and_says_so(tmp_path: Path) -> None:
    made = Class()
    for number in range(2 * MOST_ROWS + 5):
        made.hands_in(f"s{number:03}", "right sigmoid" if number else "named sigmoid")
    made.write(tmp_path)
    page = Page(tmp_path / "report.html")
    assert f"The {MOST_ROWS} with the fewest points, of {2 * MOST_ROWS + 5}" in page.words
    rows = [link for link in page.links if link.startswith("feedback/")]
    assert "feedback/s000.html" in rows[-MOST_ROWS - 120 :]  # the weakest is among them
    assert (tmp_path / "report.html").stat().st_size < 400_000


def test_a_class_that_handed_in_nothing_has_a_report(tmp_path: Path) -> None:
    Class().listed("a").write(tmp_path)
    words = Page(tmp_path / "report.html").words
    assert "0 / 1" in words and "Handed in nothing at all" in words


def test_the_summary_keeps_no_more_of_a_large_class_than_of_a_small_one() -> None:
    small, large = Class(), Class()
    for number in range(300):
        large.hands_in(f"s{number:03}", "loop sigmoid", hours=30)
        if number < 150:
            small.hands_in(f"s{number:03}", "loop sigmoid", hours=30)
    few, many = (
        summary(lines(one.assignment, one.roster, one.intake, one.counted()), one.assignment, False)
        for one in (small, large)
    )
    assert (few.faults.count, many.faults.count) == (150, 300)
    assert len(few.faults.shown) == len(many.faults.shown) == len(many.late.shown) == 100
    assert len(few.unnamed) == len(many.unnamed) == 1
    assert SOFTMAX in {part.exercise for part in many.exercises}


def test_the_whole_course_is_called_in_the_readers_language(tmp_path: Path, course: Course) -> None:
    plan = Plan(tmp_path, whole_course(course), (), Intake({}, ()))
    setting = setting_of(plan, course, "ko")
    assert setting.headline == translator("ko")(course.title) != course.title
    named = replace(plan, assignment=replace(plan.assignment, title="Week 3"))
    assert setting_of(named, course, "ko").headline == "Week 3"
