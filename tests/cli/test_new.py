"""``grader new``: a working start, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import load_course
from grader.new import NewExerciseError, listing, write_skeleton

TOML = 'title = "A course"\n[[chapters]]\nslug = "losses"\ntitle = "L"\nabout = "L."\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "reference").mkdir()
    (tmp_path / "exercises" / "course.toml").write_text(TOML + "exercises = []\n")
    return tmp_path


def everything(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_writes_every_file_under_the_new_name(root: Path) -> None:
    folders = write_skeleton(root, "losses/hinge")
    assert [folder.relative_to(root).as_posix() for folder in folders] == [
        "exercises/losses/hinge",
        "reference/losses/hinge",
    ]
    lessons, answers = ({path.name for path in folder.iterdir()} for folder in folders)
    assert lessons == {"task.md", "task.ko.md", "stub.py"}
    assert answers == {"solution.py", "checks.py", "mistakes.py", "in_pytorch.py"}
    for folder in folders:
        for path in folder.iterdir():
            text = path.read_text(encoding="utf-8")
            assert "SLUG" not in text
            assert "hinge" in text


@pytest.mark.parametrize(
    "name",
    ["hinge", "losses/", "/hinge", "Losses/hinge", "losses/hinge/x", "../losses/hinge", "a/..",
     "losses/9a", "losses/class", "losses/a__b", "losses/hinge\n", "losses\\hinge", ""],
)  # fmt: skip
def test_refuses_other_names(root: Path, name: str) -> None:
    before = everything(root)
    with pytest.raises(NewExerciseError):
        write_skeleton(root, name)
    assert everything(root) == before


@pytest.mark.parametrize("part", ["exercises", "reference"])
def test_overwrites_nothing(root: Path, part: str) -> None:
    kept = root / part / "losses" / "hinge" / "mine.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept")
    before = everything(root)
    with pytest.raises(NewExerciseError, match="is there already"):
        write_skeleton(root, "losses/hinge")
    assert everything(root) == before


def test_leaves_nothing_half_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_in_reference(self: Path, target: Path) -> Path:
        if "reference" in target.parts:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    before = everything(root)
    monkeypatch.setattr(Path, "rename", fail_in_reference)
    with pytest.raises(OSError, match="No space left"):
        write_skeleton(root, "losses/hinge")
    assert everything(root) == before


def test_the_lines_to_add_make_a_course(root: Path) -> None:
    write_skeleton(root, "losses/hinge")
    path = root / "exercises" / "course.toml"
    added = listing(load_course(root), "losses/hinge")
    path.write_text(f"{TOML}{added}\n")
    entry = load_course(root).find("hinge")
    assert entry.exercise.points == entry.points
    added = listing(load_course(root), "trees/forest")
    path.write_text(f"{path.read_text()}{added}\n")
    assert [entry.id for entry in load_course(root)] == ["losses/hinge", "trees/forest"]
