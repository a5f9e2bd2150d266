"""``grader verify --junit``: what a CI system reads."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import cli
from grader.cli import main
from grader.cli import verify as command
from grader.course import load_course
from grader.new import listing, write_skeleton
from grader.verify import Problem, junit
from grader.verify.parts import PARTS, PARTS_OF_COURSE

NAME = "losses/hinge"
HEAD = 'title = "A course"\n[[chapters]]\nslug = "losses"\ntitle = "L"\nabout = "L."\n'


def cases(xml: bytes) -> dict[tuple[str, str], ElementTree.Element]:
    whole = ElementTree.fromstring(xml)
    suite = whole[0]
    found = {(case.get("classname", ""), case.get("name", "")): case for case in suite}
    assert len(found) == len(suite) == int(whole.get("tests", "")) == int(suite.get("tests", ""))
    for kind, tag in (("failures", "failure"), ("skipped", "skipped")):
        count = sum(case.find(tag) is not None for case in suite)
        assert int(suite.get(kind, "")) == int(whole.get(kind, "")) == count
    return found


def test_every_part_of_every_exercise_is_a_case() -> None:
    found = cases(junit(["a/b", "c/d"], [], 1.5))
    assert len(found) == len(PARTS_OF_COURSE) + 2 * len(PARTS)
    assert all(len(case) == 0 for case in found.values())


def test_problems_are_told_where_they_belong() -> None:
    problems = [
        Problem("a/b", "one <b> & \x00\x1b\ud800\ufffe", "a/b", "stub"),
        Problem("a/b", "two", "a/b", "stub"),
        Problem("course.toml", "three", "course", "titles"),
        Problem("a/b", "four", "a/b", "solution", last=True),
    ]
    found = cases(junit(["a/b"], problems, 0.0))
    stub = found["a.b", "stub"].find("failure")
    assert stub is not None and stub.text is not None
    assert stub.text == "a/b: one <b> & \ufffd\ufffd\ufffd\ufffd\na/b: two"
    assert stub.get("message") == stub.text.partition("\n")[0]
    assert found["course", "titles"].find("failure") is not None
    assert found["a.b", "solution"].find("failure") is not None
    assert found["a.b", "experiment"].find("skipped") is not None
    assert len(found["a.b", "files"]) == len(found["a.b", "programs"]) == 0


@given(text=st.text(st.characters(codec=None, exclude_categories=())))
def test_whatever_a_problem_says_is_xml(text: str) -> None:
    found = cases(junit(["a/b"], [Problem(text, text, "a/b", "stub")], 0.0))
    assert found["a.b", "stub"].find("failure") is not None


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course whose one solution is wrong, and whose lesson lacks its Korean."""
    root = tmp_path / "course"
    for part in ("exercises", "reference"):
        (root / part).mkdir(parents=True)
    path = root / "exercises" / "course.toml"
    path.write_text(f"{HEAD}exercises = []\n", encoding="utf-8")
    added = listing(load_course(root), NAME)
    write_skeleton(root, NAME)
    path.write_text(f"{HEAD}{added}\n", encoding="utf-8")
    solution = root / "reference" / NAME / "solution.py"
    solution.write_text("def hinge(x):\n    return x - 1\n", encoding="utf-8")
    monkeypatch.setattr(command, "open_course", lambda: load_course(root))
    return root


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_written_when_problems_were_found(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    out = tmp_path / "verify.xml"
    arguments = ["verify", "--seeds", "1", "--jobs", jobs, "--junit", str(out)]
    assert main(arguments) == 1
    found = cases(out.read_bytes())
    solution = found["losses.hinge", "solution"].find("failure")
    assert solution is not None and solution.text is not None
    assert solution.text.splitlines()[0] in capsys.readouterr().out
    assert found["losses.hinge", "files"].find("failure") is None
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["verify.xml"]


def test_what_is_missing_skips_the_rest(broken: Path, tmp_path: Path) -> None:
    (broken / "exercises" / NAME / "task.ko.md").unlink()
    out = tmp_path / "verify.xml"
    assert main(["verify", "--seeds", "1", "--junit", str(out)]) == 1
    found = cases(out.read_bytes())
    assert found["losses.hinge", "files"].find("failure") is not None
    assert all(found["losses.hinge", part].find("skipped") is not None for part in PARTS[1:])


def test_a_place_that_is_none_is_refused_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_problems", lambda *_: pytest.fail("it went to work"))
    monkeypatch.setattr(cli, "preferred_language", lambda _: "en")
    for out in (tmp_path, tmp_path / "none" / "verify.xml"):
        assert main(["verify", "--junit", str(out)]) == 2
        assert "folder" in capsys.readouterr().err
