"""What strangers put into folders and archives to break, fill or escape whoever reads them."""

from __future__ import annotations

import io
import os
import stat
import struct
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.intake import Unreadable, gather, listing, program, reading
from grader.batch.model import LARGEST_FILE, Handed, Intake

EXERCISES = ["activations/sigmoid", "activations/softmax"]
FUNCTIONS = {"activations/sigmoid": ["sigmoid"], "activations/softmax": ["softmax"]}


@pytest.fixture(autouse=True)
def archives_are_closed() -> Iterator[None]:
    yield
    reading._kept_open.cache_clear()


def found(root: Path) -> Intake:
    return gather(root, EXERCISES, functions=FUNCTIONS)


def reasons(intake: Intake) -> dict[str, str]:
    return {one.name: one.reason.render() for one in intake.unclear}


def reason(intake: Intake) -> str:
    ((_, said),) = reasons(intake).items()
    return said


def refused(one: Handed) -> str:
    with pytest.raises(Unreadable) as raised:
        program(one)
    return raised.value.message.render()


def packed(name: str, content: bytes = b"", **options: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        for key, value in options.items():
            setattr(info, key, value)
        archive.writestr(info, content)
    return stream.getvalue()


def put(path: Path, content: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_bomb_costs_no_more_than_a_program_may_be_long(tmp_path: Path) -> None:
    # 100 MB of nothing, which says of itself that it is 10 bytes long, and one that does not.
    bomb = packed("sigmoid.py", b"\0" * (100 << 20))
    size = struct.pack("<I", 100 << 20)
    put(tmp_path / "kim.zip", bomb)
    put(tmp_path / "lee.zip", bomb.replace(size, struct.pack("<I", 10)))
    put(tmp_path / "park.zip", packed("inner.zip", bomb))
    kim, lee, park = found(tmp_path).handed
    del bomb
    tracemalloc.start()
    try:
        assert "larger than 1024 kB" in refused(kim)
        assert "damaged" in refused(lee)
        assert "larger than 1024 kB" in refused(park)
        assert tracemalloc.get_traced_memory()[1] < 10 << 20
    finally:
        tracemalloc.stop()


def test_an_inner_archive_that_unpacks_to_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_INNER", 1000)
    put(tmp_path / "kim.zip", packed("inner.zip", b"PK" * 1000))
    assert "Unpacked it is larger" in reason(found(tmp_path))


@pytest.mark.parametrize(
    "name", ["../evil.py", "/etc/sigmoid.py", "a/../../sigmoid.py", "C:\\x\\sigmoid.py", "..\\x.py"]
)
def test_paths_that_lead_out(tmp_path: Path, name: str) -> None:
    put(tmp_path / "kim.zip", packed(name))
    intake = found(tmp_path)
    assert "leads out" in reason(intake)
    assert list(intake.students) == ["kim"]
    put(tmp_path / "all" / "all.zip", packed(name))
    assert not found(tmp_path / "all" / "all.zip").students


def test_links_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret" / "sigmoid.py", b"secret")
    kim = tmp_path / "in" / "kim"
    kim.mkdir(parents=True)
    (kim / "sigmoid.py").symlink_to(secret)
    (kim / "folder").symlink_to(secret.parent)
    (kim / "loop").symlink_to(kim)
    os.mkfifo(kim / "softmax.py")
    link, device = (stat.S_IFLNK | 0o777) << 16, (stat.S_IFCHR | 0o666) << 16
    put(kim.parent / "lee.zip", packed("sigmoid.py", b"/etc/passwd", external_attr=link))
    put(kim.parent / "park.zip", packed("sigmoid.py", b"", external_attr=device))
    intake = found(kim.parent)
    assert not intake.handed
    said = reasons(intake)
    assert {name for name, why in said.items() if "link" in why} == {
        "kim/folder",
        "kim/loop",
        "kim/sigmoid.py",
        "lee.zip!sigmoid.py",
    }
    assert {name for name, why in said.items() if "pipe" in why} == {
        "kim/softmax.py",
        "park.zip!sigmoid.py",
    }


def test_a_file_that_became_something_else_before_it_was_read(tmp_path: Path) -> None:
    path = put(tmp_path / "kim" / "sigmoid.py", b"x")
    (one,) = found(tmp_path).handed
    path.unlink()
    assert "could not be read" in refused(one)
    path.symlink_to(put(tmp_path / "other"))
    assert "could not be read" in refused(one)
    path.unlink()
    os.mkfifo(path)
    assert "pipe" in refused(one)


def test_what_is_read_is_one_state_of_the_file(tmp_path: Path) -> None:
    archive = put(tmp_path / "all.zip", packed("kim/sigmoid.py", b"first"))
    (one,) = found(archive).handed
    assert program(one)[0] == b"first"
    put(archive, packed("kim/sigmoid.py", b"second, longer"))
    assert program(one)[0] == b"second, longer"
    put(archive, packed("kim/other.py", b""))
    assert "damaged" in refused(one)


def test_giant_and_empty_files(tmp_path: Path) -> None:
    with put(tmp_path / "kim" / "sigmoid.py").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte, of holes
    put(tmp_path / "lee" / "sigmoid.py", b"#" * LARGEST_FILE)
    put(tmp_path / "park" / "sigmoid.py")
    kim, lee, park = found(tmp_path).handed
    assert "larger than 1024 kB" in refused(kim)
    assert [len(program(one)[0]) for one in (lee, park)] == [LARGEST_FILE, 0]


def test_encrypted_broken_and_unusual_archives(tmp_path: Path) -> None:
    good = packed("sigmoid.py", b"x" * 100)
    locked = bytearray(good)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    put(tmp_path / "locked.zip", bytes(locked))
    put(tmp_path / "cut.zip", good[:-30])
    put(tmp_path / "none.zip", b"Rar!")
    put(tmp_path / "empty.zip")
    within = packed("lee.zip", good)  # its last file, an archive, is whole
    put(tmp_path / "within.zip", within[: within.rindex(b"PK\x01\x02")])
    said = reasons(found(tmp_path))
    assert "without a password" in said["locked.zip!sigmoid.py"]
    assert all("Pack it anew" in said[f"{name}.zip"] for name in ("none", "empty"))
    for name in ("cut.zip", "within.zip"):
        assert "Download it again" in said[name]
        with pytest.raises(Unreadable, match=f"{name}: The zip is cut off"):
            found(tmp_path / name)
    flipped = bytearray(good)
    flipped[45] ^= 0xFF
    with zipfile.ZipFile(tmp_path / "odd.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("kim/sigmoid.py", "x")
    (tmp_path / "in").mkdir()
    put(tmp_path / "in" / "kim.zip", bytes(flipped))
    (tmp_path / "odd.zip").rename(tmp_path / "in" / "lee.zip")
    kim, lee = found(tmp_path / "in").handed
    assert "damaged" in refused(kim)
    assert "unusual way" in refused(lee)


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = packed("sigmoid.py", b"here")
    put(tmp_path / "kim.zip", packed("hw.zip", inner))
    put(tmp_path / "lee.zip", packed("a.zip", packed("b.zip", inner)))
    intake = found(tmp_path)
    assert [program(one)[0] for one in intake.handed] == [b"here"]
    assert "archives within archives" in reason(intake)


def test_two_files_of_one_name_in_an_archive(tmp_path: Path) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(tmp_path / "kim.zip", "w") as archive,
    ):
        archive.writestr("sigmoid.py", "first")
        archive.writestr("sigmoid.py", "second")
    intake = found(tmp_path)
    assert [program(one)[0] for one in intake.handed] == [b"second"]
    assert "of the same name" in reason(intake)


def test_clutter_is_counted_and_not_looked_into(tmp_path: Path) -> None:
    for name in (".DS_Store", "__MACOSX/._sigmoid.py", ".git/sigmoid.py", "venv/lib/sigmoid.py"):
        put(tmp_path / "kim" / name)
    put(tmp_path / "lee.zip", packed("__MACOSX/lee/._sigmoid.py"))
    intake = found(tmp_path)
    assert (intake.handed, intake.unclear, intake.ignored) == ((), (), 5)


def test_ten_thousand_entries_and_more_than_there_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in range(10_000):
            archive.writestr(f"s{number:05}/sigmoid.py", b"x")
    intake = found(tmp_path / "all.zip")
    assert len(intake.handed) == 10_000
    # Opening the archive anew for each would take minutes.
    assert all(program(one)[0] == b"x" for one in intake.handed[::5])
    monkeypatch.setattr(listing, "MOST_MEMBERS", 100)
    assert "more than 100 files" in reason(found(tmp_path / "all.zip"))
    monkeypatch.setattr(reading, "_LARGEST_DIRECTORY", 1000)
    reading._kept_open.cache_clear()
    assert "too many files" in reason(found(tmp_path / "all.zip"))
    for number in range(5):
        put(tmp_path / "in" / f"s{number}" / "sigmoid.py")
    monkeypatch.setattr(listing, "MOST_FILES", 6)
    cut = found(tmp_path / "in")
    assert "Grade it in parts" in reason(cut)
    assert len(cut.handed) < 5


def test_names_of_one_student_in_two_forms_and_of_two_by_their_capitals(tmp_path: Path) -> None:
    composed = "김민지"
    for name in (composed, unicodedata.normalize("NFD", composed)):
        put(tmp_path / name / "sigmoid.py")
    for name in ("Kim", "kim"):
        put(tmp_path / name / "sigmoid.py")
    intake = found(tmp_path)
    assert [one.student for one in intake.handed] == ["Kim", "kim", composed]
    assert [one.student for one in intake.superseded] == [composed]


def test_names_that_are_no_text_or_hide_what_they_say(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path)
    for name in (
        b"\xff\xfe",
        "a\u202eb".encode(),
        b"new\nline",
        b"lee\xe2\x80\x8b",
        b"lee",
        "김".encode("cp949"),
    ):
        os.mkdir(os.path.join(raw, name))  # noqa: PTH102, PTH118 - these are bytes
        with open(os.path.join(raw, name, b"sigmoid.py"), "wb") as file:  # noqa: PTH118, PTH123
            file.write(name)
    intake = found(tmp_path)
    students = [one.student for one in intake.handed]
    assert sorted(students) == [
        r"\xff\xfe",
        "a\ufffdb",
        "lee",
        "lee\ufffd",
        "new\ufffdline",
        "김",
    ]
    assert all(one.student.isprintable() for one in intake.handed)
    contents = {program(one)[0] for one in intake.handed}
    assert len(contents) == 6


def test_long_names_stay_apart_and_deep_folders_are_told(tmp_path: Path) -> None:
    stem = "k" * 20_000
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(f"{stem}1/sigmoid.py", "1")
        archive.writestr(f"{stem}2/sigmoid.py", "2")
        archive.writestr("lee/" + "d/" * 3000 + "sigmoid.py", "3")
    intake = found(tmp_path / "all.zip")
    assert len({one.student for one in intake.handed}) == 3
    assert max(len(one.student) for one in intake.handed) <= 200
    assert {program(one)[0] for one in intake.handed} == {b"1", b"2", b"3"}
    put(tmp_path / "in" / "kim" / "/".join("d" * 20) / "sigmoid.py")
    deep = found(tmp_path / "in")
    assert "Move them up" in reason(deep)
    assert list(deep.students) == ["kim"]


def test_names_from_korean_windows(tmp_path: Path) -> None:
    stand_in = "xxxxxx/sigmoid.py"  # as many bytes as 김민지 in CP949
    content = packed(stand_in, b"x").replace(b"xxxxxx", "김민지".encode("cp949"))
    put(tmp_path / "all.zip", content)
    intake = found(tmp_path / "all.zip")
    assert [one.student for one in intake.handed] == ["김민지"]
    assert program(intake.handed[0])[0] == b"x"
    put(tmp_path / "back.zip", packed("kim\\week 1\\sigmoid.py", b"y"))
    assert [one.student for one in found(tmp_path / "back.zip").handed] == ["kim"]


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "kim" / "sigmoid.py")
    put(tmp_path / "lee" / "sigmoid.py")
    (one,) = [one for one in found(tmp_path).handed if one.student == "lee"]
    scan, opening = os.scandir, os.open

    def closed(path: Path) -> object:
        if Path(path).name == "kim":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def denied(path: str, flags: int) -> int:
        if path.endswith("sigmoid.py"):
            raise PermissionError(13, "Permission denied")
        return opening(path, flags)

    monkeypatch.setattr(os, "scandir", closed)
    monkeypatch.setattr(os, "open", denied)
    intake = found(tmp_path)
    assert reason(intake) == "kim could not be read: Permission denied"
    assert [one.student for one in intake.handed] == ["lee"]
    assert list(intake.students) == ["kim", "lee"]
    assert refused(one) == "sigmoid.py could not be read: Permission denied"


def test_no_folder_a_file_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no folder"):
        found(tmp_path / "missing")
    with pytest.raises(Unreadable, match="neither a folder nor a zip"):
        found(put(tmp_path / "file.py"))
    with pytest.raises(Unreadable, match="could not be read"):
        found(Path("a\0b"))
    (tmp_path / "empty").mkdir()
    assert found(tmp_path / "empty") == Intake({}, ())
    (tmp_path / "link").symlink_to(tmp_path / "in")
    put(tmp_path / "in" / "kim" / "sigmoid.py")
    assert len(found(tmp_path / "link").handed) == 1  # the instructor's own
    put(tmp_path / "real.zip", packed("kim/sigmoid.py"))
    (tmp_path / "link.zip").symlink_to(tmp_path / "real.zip")
    assert len(found(tmp_path / "link.zip").handed) == 1


def test_many_files_that_say_nothing_are_not_all_looked_into(tmp_path: Path) -> None:
    for number in range(60):
        put(tmp_path / "kim" / f"part{number:02}.py", b"def sigmoid(x):\n    pass\n")
    intake = found(tmp_path)
    assert len(intake.handed) + len(intake.superseded) == 50
    assert len(intake.unclear) == 10
