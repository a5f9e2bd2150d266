"""Jupyter notebooks: what becomes of their cells, and what is graded of them in the jail."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.batch.intake.notebooks import as_program
from grader.batch.intake.reading import Unreadable
from grader.course import Course
from grader.grading import grade
from grader.report import Outcome, Report
from grader.sandbox.cells import cells, compiled, definitions_of, without_magic
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox

GOOD = "def sigmoid(x):\n    x = np.asarray(x, float)\n    e = np.exp(-np.abs(x))\n"
GOOD += "    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))"
NUMPY = "import numpy as np"


def notebook(*sources: str | Sequence[str], **metadata: Any) -> bytes:
    made = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": made, "metadata": metadata, "nbformat": 4}).encode()


@pytest.fixture(scope="module")
def quick() -> Iterator[Sandbox]:
    with Sandbox(limits=Limits(call_seconds=0.5)) as jail:
        yield jail


def graded(course: Course, jail: Sandbox, *sources: str) -> Report:
    program = as_program(notebook(*sources))
    return grade(course.find("sigmoid"), program, seed=1, sandbox=jail)


def run(text: str, scope: dict[str, Any], *, definitions: bool = False) -> None:
    for code in compiled(text, "cell", definitions=definitions):
        exec(code, scope)


def notes(report: Report) -> list[str]:
    return [note.render() for note in report.notes]


def test_what_only_notebooks_understand_is_harmless(course: Course, quick: Sandbox) -> None:
    report = graded(
        course,
        quick,
        "%matplotlib inline\nfrom IPython.display import display, HTML\n"
        "from google.colab import drive\ndrive.mount('/content')\nimport ipywidgets\n"
        "get_ipython().run_line_magic('cd', '..')\n" + NUMPY,
        "%%time\n!pip install numpy 'unbalanced (\nfiles = !ls\n%load_ext autoreload\nnp.exp?\n"
        "?np\ndisplay(files)\n%time half = 1 / 2\nif half:\n    !echo (\n    %cd ..\n",
        "%%bash\necho $(this is no Python\n",
        "%%writefile sigmoid.py\n"
        + GOOD.replace("e = np", "assert half == (5\n        % 4.5)\n    e = np"),
    )
    assert (report.outcome, notes(report)) == (Outcome.PASSED, [])


def test_a_cell_that_fails_hides_no_other_and_is_told(course: Course, quick: Sandbox) -> None:
    broken = (
        "import numpy as np\nraise ValueError('early')",
        "def broken(:",
        "import sys\nsys.exit(3)",
    )
    hostile = "class E(Exception):\n    def __str__(self):\n        raise E\nraise E"
    report = graded(course, quick, *broken[:2], GOOD, hostile)
    assert report.outcome is Outcome.PASSED
    first, second, third = notes(report)
    assert first.startswith("Cell 1 of the notebook failed (ValueError: early).")
    assert "Cell 2 of the notebook failed (SyntaxError" in second
    assert "Cell 4" in third
    assert "Cell 1 of the notebook failed (SystemExit" in notes(graded(course, quick, broken[2]))[0]
    assert not notes(graded(course, quick, "import sys\nsys.exit()"))


def test_why_a_function_is_missing_is_told_where_it_is_missed(
    course: Course, quick: Sandbox
) -> None:
    report = graded(course, quick, "import nump\n" + GOOD)
    check = report.checks[0]
    assert check.message is not None
    assert "does not define sigmoid" in check.message.render()
    assert "nump" in " ".join(detail.render() for detail in check.details)


def test_a_notebook_that_trains_for_long_is_graded_by_its_definitions(
    course: Course, quick: Sandbox
) -> None:
    needs = "history = train()\nlosses = history[0]\n" + GOOD
    report = graded(course, quick, NUMPY + "\nscale = 1", "while True:\n    pass", needs)
    assert report.outcome is Outcome.PASSED
    (note,) = notes(report)
    assert "longer than 0.5 seconds" in note
    endless = graded(course, quick, "class A:\n    while True:\n        pass")
    assert endless.outcome is Outcome.TIMEOUT


def test_lines_are_those_of_the_program_that_is_kept(course: Course, quick: Sandbox) -> None:
    source = as_program(notebook(NUMPY, "# note", "def sigmoid(x):\n    return 1 / 0"))
    report = grade(course.find("sigmoid"), source, seed=1, sandbox=quick)
    (frame,) = report.checks[0].trace
    assert source.decode().split("\n")[frame.line - 1].strip() == "return 1 / 0"


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("%time x = 1", "x = 1"),
        ("  %time f()", "  f()"),
        ("x, y = !ls", "x, y = None  # x, y = !ls"),
        ("  %cd ..", "  pass  # %cd .."),
        ("np.exp??", "pass  # np.exp??"),
        ("x = 5 % 3", "x = 5 % 3"),
        ("if not x != y:", "if not x != y:"),
    ],
)
def test_lines_that_only_ipython_understands(line: str, plain: str) -> None:
    assert without_magic(line) == plain


def test_python_is_left_alone() -> None:
    text = "x = '''\n%matplotlib inline\n!ls\n'''\ny = (7\n  % 4)\n"
    scope: dict[str, Any] = {}
    run(text, scope)
    assert (scope["x"], scope["y"]) == ("\n%matplotlib inline\n!ls\n", 3)
    run("%pylab\n" + text + "%who\n", scope)
    assert (scope["x"], scope["y"]) == ("\n%matplotlib inline\n!ls\n", 3)


def test_what_counts_as_a_definition() -> None:
    kept = "import math\nimport numpy as np\nRATE = -0.1 * 2\nNAMES = ['a']\nf = lambda: g()\n"
    kept += "rng = np.random.default_rng(0)\nh: int = RATE\nclass A:\n    pass\n"
    left = "x = slow()\nfor _ in y: pass\nz = [i for i in y]\nw = np.mean(slow())\nslow()\nv: int\n"
    scope: dict[str, Any] = {}
    run(left + kept, scope, definitions=True)
    names = {name for name in scope if not name.startswith("__")}
    assert names == {"math", "np", "RATE", "NAMES", "f", "rng", "h", "A"}
    assert definitions_of("x = 1") is None
    assert definitions_of(b"x = 1") is None
    assert definitions_of("# %% [notebook]\nx") == "# %% [notebook] definitions\nx"


def test_marks_in_a_cell_begin_no_other() -> None:
    program = as_program(notebook("# %% cell 9\nx = 1", ["# %% [notebook]\n", "y = 2"])).decode()
    found = dict(cells(program))
    assert list(found) == ["cell 1", "cell 2"]
    assert program.split("\n")[found["cell 2"].split("\n").index("y = 2")] == "y = 2"


def test_formats_three_and_four_and_other_languages() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1\r\n", "y = 2"]}]}]}
    assert b"x = 1\ny = 2" in as_program(json.dumps(old).encode())
    assert b"x = 1" in as_program(b"\xef\xbb\xbf" + notebook("x = 1"))
    assert b"x" in as_program(notebook("x", kernelspec={"language": "Python"}))
    for other in ({"kernelspec": {"language": "R"}}, {"language_info": {"name": "julia"}}):
        with pytest.raises(Unreadable, match="another language"):
            as_program(notebook("x", **other))


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"9" * 10_000, b"\xff", b"{}", b'{"cells": {}}', b"null"]
)
def test_what_is_no_notebook(content: bytes) -> None:
    with pytest.raises(Unreadable, match="is none"):
        as_program(content)


def test_a_notebook_that_would_fill_the_memory_is_not_decoded() -> None:
    with pytest.raises(Unreadable, match="Clear them"):
        as_program(b'{"cells": [' + b"{}," * 500_000 + b"{}]}")


json_values = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.just("code"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "worksheets", "metadata", "source", "cell_type", "kernelspec"]
            ),
            inner,
            max_size=3,
        )
    ),
)


@settings(max_examples=50)
@given(json_values)
def test_no_json_breaks_the_reading(value: Any) -> None:
    try:
        program = as_program(json.dumps(value).encode())
    except Unreadable:
        return
    assert "".join(text for _, text in cells(program.decode())).startswith(("#", "\n"))
