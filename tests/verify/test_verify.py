"""`verify` says nothing of a sound course, and names each thing that is broken in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import load_course
from grader.new import listing, write_skeleton
from grader.sandbox.session import Sandbox
from grader.verify import verify, verify_in_processes

NAME = "losses/hinge"
HEAD = 'title = "A course"\n[[chapters]]\nslug = "losses"\ntitle = "L"\nabout = "L."\n'
EXPERIMENT = """
CONTROLS = {
    "size": {"kind": "slider", "label": "Size", "min": 0.0, "max": 2.0, "step": 0.5, "value": 1.0},
}


def train(learner, size):
    for step in range(1, 4):
        row = learner.hinge(np.ones((2, 3)) * size * step)
        yield {"progress": step / 3, "row": row}


def draw(figure, history, controls, say):
    axes = figure.add_subplot()
    axes.plot(history[-1]["row"])
    axes.set_xlabel(say("row"))


def table(history, controls, say):
    return ["row", "sum"], [[i, float(v)] for i, v in enumerate(history[-1]["row"])]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound course of one exercise."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "reference").mkdir()
    path = tmp_path / "exercises" / "course.toml"
    path.write_text(f"{HEAD}exercises = []\n", encoding="utf-8")
    added = listing(load_course(tmp_path), NAME)
    write_skeleton(tmp_path, NAME)
    path.write_text(f"{HEAD}{added}\n", encoding="utf-8")
    experiment = tmp_path / "exercises" / NAME / "experiment.py"
    experiment.write_text(f"import numpy as np\n{EXPERIMENT}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def problems(root: Path, sandbox: Sandbox) -> Callable[..., list[str]]:
    def run(translated: Callable[[str, str], bool] = lambda *_: True) -> list[str]:
        course = load_course(root)
        found = verify(course, course, seeds=[0, 1], sandbox=sandbox, is_translated=translated)
        return [str(problem) for problem in found]

    return run


def test_a_sound_course_has_no_problems(problems: Callable[..., list[str]]) -> None:
    assert problems() == []


def test_untranslated_phrases_are_told(problems: Callable[..., list[str]]) -> None:
    found = "\n".join(problems(lambda text, language: language == "en"))
    for text in (
        "'A course'",
        "'L.'",
        "'leaves x as it was'",
        "'Print the shape of your result",
        "'You return the mean of the squares",
        "'Size'",
        "'row'",
    ):
        assert f"not translated (ko): {text}" in found


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return apply


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def create(path: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("", encoding="utf-8")

    return apply


LESSON, ANSWERS = f"exercises/{NAME}", f"reference/{NAME}"
MISTAKES = f"{ANSWERS}/mistakes.py"
KOREAN = f"{LESSON}/task.ko.md"
ENGLISH = f"{LESSON}/task.md"
TRIED = f"{LESSON}/experiment.py"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (remove(KOREAN), rf"^{KOREAN}: is missing$"),
        (remove(f"{ANSWERS}/in_pytorch.py"), r"in_pytorch.py: is missing"),
        (create(f"{ANSWERS}/notes.txt"), r"notes.txt: does not belong here"),
        (create(f"{LESSON}/solution.py"), r"exercises/.*/solution.py: does not belong here"),
        (create("exercises/losses/other/stub.py"), r"^exercises/losses/other: does not belong"),
        (create("reference/trees/stub.py"), r"^reference/trees: does not belong here"),
        (edit("exercises/course.toml", "points = 10", "points = 9"), r"gives 9 points, .* 10"),
        # lessons
        (edit(KOREAN, "3. ", ""), r"task.ko.md: 2 hints; the English lesson has 3"),
        (edit(ENGLISH, "2. Square first, then add.", "2. "), r"hints"),
        (edit(KOREAN, "x_{ij}^2", "x_{ij}"), r"a formula of the English lesson missing: r_i"),
        (edit(KOREAN, "= 14$", "= 15$"), r"a formula that the English lesson does not have"),
        (edit(KOREAN, "`x`의 모양", "x의 모양"), None),
        (edit(KOREAN, "`np.sum`", "`np.add`"), r"code that the English .* not have: np.add"),
        (edit(KOREAN, "## 생각의 틀", "### 생각의 틀"), r"headings"),
        (edit(ENGLISH, "## By hand", "<b>By</b> hand"), r"task.md: it holds HTML"),
        (edit(ENGLISH, "# Row sums", "Row sums"), r"the first line must be `# Title`"),
        # programs
        (edit(f"{LESSON}/stub.py", "def hinge(x:", "def hinge(y:"), r"other arguments of hinge"),
        (edit(f"{LESSON}/stub.py", "def hinge", "def hinges"), r"stub.py does not define hinge"),
        (edit(f"{LESSON}/stub.py", "import numpy", "import nmpy"), r"stub.py: cannot be loaded"),
        (
            edit(f"{LESSON}/stub.py", "raise NotImplementedError", "return x"),
            r"stub.py: not left unattempted: check by_hand ends as failed",
        ),
        (
            edit(f"{LESSON}/stub.py", "raise NotImplementedError", "return np.square(x).sum(1)"),
            r"stub.py: not left unattempted: check by_hand ends as passed",
        ),
        (
            edit(f"{ANSWERS}/in_pytorch.py", "def hinge", "def other"),
            r"in_pytorch.py does not define hinge",
        ),
        (
            edit(f"{ANSWERS}/checks.py", "leaves x as it was", "every row has its own sum"),
            r"two checks have the title",
        ),
        (
            edit(f"{ANSWERS}/checks.py", "np.array([14.0])", "np.array([15.0])"),
            r"solution.py \(seed 1\): check by_hand ends as failed",
        ),
        (
            edit(f"{ANSWERS}/checks.py", "    expect_unchanged(", "    (1 / 0, "),
            r"solution.py \(seed 0\): check unchanged ends as internal_error.*ZeroDivisionError",
        ),
        (
            edit(f"{ANSWERS}/checks.py", "from . import", "from . imp"),
            r"checks.py cannot be loaded",
        ),
        # mistakes
        (edit(MISTAKES, "@mistake\ndef hinge__averages", "def hinge__averages"), r"4 mistakes; at"),
        (
            edit(MISTAKES, "return np.sum(x, axis=1)", "return np.sum(np.square(x), axis=1)"),
            r"hinge__forgets_to_square \(seed 0\): passes every check",
        ),
        (
            edit(
                MISTAKES, "np.sqrt(np.sum(np.square(x), axis=1))", "np.mean(np.square(x), axis=1)"
            ),
            r"no check tells the mistakes averages and takes_the_root apart",
        ),
        (
            edit(
                MISTAKES,
                "return np.mean(np.square(x), axis=1)",
                "return np.random.default_rng().normal(size=len(x))",
            ),
            r"hinge__averages \(seed 0\): is not recognised; diagnosed as nothing",
        ),
        (edit(MISTAKES, "hinge__averages", "loss__averages"), r"which the solution lacks"),
        (
            edit(
                MISTAKES,
                "return np.mean(np.square(x), axis=1)",
                "return hinge(x) / x.shape[1]",
            ),
            r"hinge__averages \(seed 0\): calls itself without an end",
        ),
        # experiments
        (edit(TRIED, "def table", "def tabel"), r"experiment.py: does not define table"),
        (edit(TRIED, '"slider"', '"knob"'), r"control size is of no known kind: 'knob'"),
        (edit(TRIED, '"value": 1.0', '"value": 3.0'), r"its value is not between min and max"),
        (edit(TRIED, '"step": 0.5, ', ""), r"control size needs the keys"),
        (edit(TRIED, "learner.hinge", "learner.hunge"), r"does not run on the solution"),
        (edit(TRIED, '"row": row', '"row": "text"'), r"does not run on the solution"),
        (edit(TRIED, "step / 3", "step / 4"), r"its progress does not rise from 0 to 1"),
        (edit(TRIED, "range(1, 4)", "range(1, 1)"), r"train yields 0 times"),
        (edit(TRIED, '["row"])', '["wor"])'), r"cannot be shown \(en\): .*KeyError"),
        (edit(TRIED, '["row", "sum"]', '["row"]'), r"cannot be shown"),
        (edit(TRIED, 'say("row")', 'say("r" + "ow")'), r"as one literal"),
    ],
)
def test_damage_is_named(
    damage: Callable[[Path], None],
    told: str | None,
    root: Path,
    problems: Callable[..., list[str]],
) -> None:
    damage(root)
    found = problems()
    if told is None:
        assert found == []
    else:
        assert any(re.search(told, line) for line in found), found


def test_two_mistakes_of_one_name_are_told(root: Path, problems: Callable[..., list[str]]) -> None:
    again = """

def total(x):
    return np.sum(hinge(x))


@mistake
def total__averages(x: NDArray[Any]) -> Any:
    \"\"\"You return the mean of the sums; the task asks for their sum.\"\"\"
    return np.mean(np.square(x))
"""
    helper, mistaken = again.split("\n\n\n@mistake")
    for path, text in (("solution.py", helper), ("mistakes.py", f"\n\n@mistake{mistaken}")):
        with (root / ANSWERS / path).open("a", encoding="utf-8") as file:
            file.write(text)
    assert any("two mistakes are named averages" in line for line in problems())


def test_a_glyph_that_no_font_has_is_noticed(
    root: Path, problems: Callable[..., list[str]]
) -> None:
    edit(TRIED, 'say("row")', 'say("\\U00013000")')(root)
    assert any("drawing warns" in line for line in problems())


def test_several_processes_find_the_same(root: Path, sandbox: Sandbox) -> None:
    """The course of the fixture is not in our catalogue, so there is much to find."""
    course = load_course(root)
    entries = list(course)
    seen: list[str] = []
    alone = list(verify(course, entries, seeds=[0, 1], sandbox=sandbox))
    together = list(verify_in_processes(course, entries, seeds=[0, 1], jobs=2, watch=seen.append))
    assert alone
    assert together == alone
    assert seen == [entry.id for entry in entries]
