"""``grader export``: what it writes, says and refuses."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from grader.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_an_exercise_is_an_assignment_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "gradescope", "sigmoid", "--lang", "en"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "wrote sigmoid-gradescope.zip" in printed.out and "10 points" in printed.out
    with zipfile.ZipFile(tmp_path / "sigmoid-gradescope.zip") as archive:
        assert {"setup.sh", "run_autograder"} <= set(archive.namelist())


def test_a_folder_for_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "week3.toml").write_text("[exercises]\nsigmoid = 5\n", encoding="utf-8")
    out = str(tmp_path / "new" / "kit")
    assert main(["export", "github", "week3.toml", "--out", out, "--lang", "en"]) == 0
    assert f"Read {out}/README.md first" in capsys.readouterr().out
    assert main(["export", "github", "week3.toml", "--out", out]) == 2


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("sigmoidd", "Did you mean sigmoid?"),
        ("none.toml", "There is no file none.toml"),
        ("wrong.toml", "lists no exercises"),
        (f"{'long' * 100}.toml", "could not be read"),
        ("long" * 100, "There is no exercise"),
    ],
)
def test_what_is_no_assignment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], assignment: str, said: str
) -> None:
    (tmp_path / "wrong.toml").write_text("title = 'x'\n", encoding="utf-8")
    assert main(["export", "gradescope", assignment, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["wrong.toml"]


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for out, said in (
        (".", "is a folder"),
        ("file/kit.zip", "could not be written"),
        ("long" * 100, "could not be written"),
    ):
        assert main(["export", "gradescope", "sigmoid", "--out", out, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
