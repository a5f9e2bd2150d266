"""What makes a verdict another one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grader.batch import version as module
from grader.batch.settings import Settings
from grader.batch.version import version_of
from grader.course import HOME, Course, Entry

HOW = Settings("/class")


@pytest.fixture
def entry(course: Course, tmp_path: Path) -> Entry:
    original = course.find("sigmoid")
    made = replace(original, root=tmp_path)
    shutil.copytree(original.answers, made.answers)
    return made


@pytest.mark.parametrize("name", ["checks.py", "mistakes.py", "solution.py", "new.py"])
def test_the_answers_decide(entry: Entry, name: str) -> None:
    before = version_of(entry, HOW)
    with (entry.answers / name).open("a") as file:
        file.write("# changed\n")
    assert version_of(entry, HOW) != before


@pytest.mark.parametrize("more", [{"isolation": "strict"}, {"call_seconds": 1.0}])
def test_limits_and_isolation_decide(entry: Entry, more: dict[str, object]) -> None:
    assert version_of(entry, replace(HOW, **more)) != version_of(entry, HOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("more", [{"language": "ko"}, {"submissions": "/x"}, {"roster": "/y"}])
def test_who_asks_and_in_which_language_does_not(entry: Entry, more: dict[str, object]) -> None:
    assert version_of(entry, replace(HOW, **more)) == version_of(entry, HOW)  # type: ignore[arg-type]


def test_the_companion_does_not(entry: Entry) -> None:
    before = version_of(entry, HOW)
    with (entry.answers / "in_pytorch.py").open("a") as file:
        file.write("# changed\n")
    assert version_of(entry, HOW) == before


def test_two_exercises_differ(course: Course) -> None:
    found = {version_of(entry, HOW) for entry in course}
    assert len(found) == len(list(course))


def test_the_engine_and_its_jail_decide() -> None:
    names = {
        path.relative_to(HOME / "grader").as_posix()
        for path in module._engine_files(HOME / "grader")
    }
    assert names >= {"grading.py", "compare.py", "diagnosis.py", "variants.py", "explain.py"}
    assert names >= {"sandbox/child.py", "sandbox/session.py", "sandbox/limits.py"}
    assert not names & {"store.py", "i18n.py"}


@pytest.mark.parametrize("what", ["python_version", "__version__"])
def test_python_and_numpy_decide(entry: Entry, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    before = version_of(entry, HOW)
    module._engine.cache_clear()
    if what == "python_version":
        monkeypatch.setattr(module.platform, what, lambda: "9.9.9")
    else:
        monkeypatch.setattr(module.np, what, "9.9.9")
    assert version_of(entry, HOW) != before
    monkeypatch.undo()
    module._engine.cache_clear()
    assert version_of(entry, HOW) == before


@pytest.mark.parametrize("name", sorted(module._WITHOUT_SAY))
def test_what_is_left_out_exists(name: str) -> None:
    assert (HOME / "grader" / f"{name}.py").is_file()
