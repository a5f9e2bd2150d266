"""The whole of MNIST: read strictly, imported whole, refused with a reason.

The four files are 55 MB and not ours to ship: a small stand-in is published here instead. Where
``SCRATCHGRAD_MNIST`` names a folder that holds the real ones, they are imported too.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from grader.cli import main
from grader.data import mnist as module
from grader.data import sets
from grader.data.build import subset
from grader.data.idx import read_idx
from grader.data.mnist import PUBLISHED, Published, import_mnist, read_published
from grader.data.npz import pack
from grader.data.sets import FULL, DataError, is_available, load

BEGINNINGS = {"x_train": "ba891046", "t_train": "65a50cbb", "x_test": "0fa7898d",
              "t_test": "ff7bcfd4"}  # fmt: skip
REAL = os.environ.get("SCRATCHGRAD_MNIST", "")


def idx(values: np.ndarray) -> bytes:
    sizes = b"".join(size.to_bytes(4, "big") for size in values.shape)
    return bytes([0, 0, 8, values.ndim]) + sizes + values.tobytes()


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCRATCHGRAD_DATA", str(tmp_path / "cache"))


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, bytes]:
    """Publish four small files in place of MNIST's."""
    rng = np.random.default_rng(1)
    shapes = {"x_train": (6, 2, 3), "t_train": (6,), "x_test": (4, 2, 3), "t_test": (4,)}
    arrays = {
        key: rng.integers(0, 255 if key.startswith("x") else 9, shape, np.uint8, endpoint=True)
        for key, shape in shapes.items()
    }
    contents = {PUBLISHED[key].name: idx(values) for key, values in arrays.items()}
    published = {
        key: Published(one.name, hashlib.sha256(contents[one.name]).hexdigest(), shapes[key])
        for key, one in PUBLISHED.items()
    }
    monkeypatch.setattr(module, "PUBLISHED", published)
    rows = {
        key: values.reshape(len(values), -1) if key.startswith("x") else values
        for key, values in arrays.items()
    }
    monkeypatch.setattr(
        sets, "FULL_SHA256", hashlib.sha256(pack(rows, compressed=False)).hexdigest()
    )
    kinds = {**sets._KINDS, FULL: sets._split(255, 6, 6, 4)}
    monkeypatch.setattr(sets, "_KINDS", kinds)
    return contents


@pytest.fixture
def folder(tmp_path: Path, files: Mapping[str, bytes]) -> Path:
    place = tmp_path / "from"
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place


def test_the_checksums_are_the_published_ones() -> None:
    assert {key: one.sha256[:8] for key, one in PUBLISHED.items()} == BEGINNINGS
    assert {len(one.sha256) for one in PUBLISHED.values()} == {64}
    assert [one.size for one in PUBLISHED.values()] == [47_040_016, 60_008, 7_840_016, 10_008]


@pytest.mark.parametrize("shape", [(3,), (0,), (2, 3), (2, 3, 4), (0, 28, 28)])
def test_idx_files_are_read(shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    np.testing.assert_array_equal(read_idx(idx(values)), values)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "magic"),
        (b"\x00\x00\x08", "magic"),
        (b"\x00\x00\x0d\x01\x00\x00\x00\x01\x00\x00\x00\x00", "magic"),  # of floats
        (b"\x00\x00\x08\x00", "magic"),
        (b"\x00\x00\x08\x04" + bytes(16), "magic"),
        (b"\x01\x00\x08\x01" + bytes(4), "magic"),
        (b"\x00\x00\x08\x03" + bytes(11), "header"),
        (idx(np.zeros((2, 3), np.uint8))[:-1], "promises 6 bytes, and 5 follow"),
        (idx(np.zeros((2, 3), np.uint8)) + b"\0", "promises 6 bytes, and 7 follow"),
        (b"\x00\x00\x08\x03" + b"\xff" * 12, "promises"),  # larger than any 64-bit number
    ],
)
def test_other_idx_files_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_idx(content)


@pytest.mark.parametrize("dotted", [False, True])
@pytest.mark.parametrize("packed", [False, True])
def test_every_usual_name_is_found(
    tmp_path: Path, files: Mapping[str, bytes], dotted: bool, packed: bool
) -> None:
    for name, content in files.items():
        usual = name.replace("-idx", ".idx") if dotted else name
        if packed:
            (tmp_path / f"{usual}.gz").write_bytes(gzip.compress(content))
        else:
            (tmp_path / usual).write_bytes(content)
    assert read_published(tmp_path)["x_train"].shape == (6, 6)


def test_what_was_imported_is_loaded(folder: Path) -> None:
    path = import_mnist(folder)
    loaded = load(FULL)
    assert is_available(FULL)
    assert loaded.top == 255
    expected = read_published(folder)
    assert list(loaded.arrays) == list(expected)
    for name, values in expected.items():
        np.testing.assert_array_equal(loaded.arrays[name], values)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert import_mnist(folder) == path  # again, over what is there


def remove(path: Path) -> None:
    path.unlink()


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def pack_badly(path: Path) -> None:
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes())[:-9])
    path.unlink()


def call_it_packed(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.gz"))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (remove, "There is no"),
        (change, "is not the published file"),
        (lengthen, "is not the published file"),
        (pack_badly, "could not be read"),
        (call_it_packed, "could not be read"),
    ],
)
@pytest.mark.parametrize("key", list(PUBLISHED))
def test_each_fault_is_named_and_nothing_is_written(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    damage: Callable[[Path], None],
    words: str,
    key: str,
) -> None:
    path = folder / PUBLISHED[key].name
    damage(path)
    assert main(["data", "mnist", "--from", str(folder)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err
    assert path.name in printed.err
    assert not (tmp_path / "cache").exists()


def test_a_packed_file_that_never_ends_is_not_unpacked(folder: Path) -> None:
    path = folder / PUBLISHED["t_test"].name
    path.unlink()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    with pytest.raises(DataError, match="not the published file"):
        read_published(folder)


def test_a_content_with_another_header_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = dict(module.PUBLISHED)
    one = published["t_test"]
    published["t_test"] = Published(one.name, one.sha256, (5,))
    monkeypatch.setattr(module, "PUBLISHED", published)
    with pytest.raises(DataError, match=r"it holds \(4,\), not \(5,\)"):
        read_published(folder)


def test_a_file_for_a_folder_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (str(folder / PUBLISHED["t_test"].name), str(folder / "none"), "a\0b"):
        assert main(["data", "mnist", "--from", name]) == 2
        assert "is not a folder" in capsys.readouterr().err


def test_a_cache_that_cannot_be_written_is_named(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "taken").write_bytes(b"")
    monkeypatch.setenv("SCRATCHGRAD_DATA", str(tmp_path / "taken"))
    assert main(["data", "mnist", "--from", str(folder)]) == 2
    told = capsys.readouterr().err
    assert str(tmp_path / "taken") in told
    assert "SCRATCHGRAD_DATA" in told
    assert not is_available(FULL)


def test_a_damaged_import_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = import_mnist(folder)
    change(path)
    with pytest.raises(DataError, match="Import it again: grader data mnist --from"):
        load(FULL)
    assert main(["data", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["sets"][-1]["state"] == "damaged"
    assert main(["data", "mnist", "--from", str(folder)]) == 0
    assert main(["data"]) == 0


def test_the_list_of_sets(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data"]) == 0
    shown = capsys.readouterr().out
    assert "not imported" in shown
    assert "grader data mnist --from" in shown
    assert main(["data", "mnist", "--json", "--from", str(folder)]) == 0
    path = json.loads(capsys.readouterr().out)["wrote"]
    assert main(["data", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1
    assert [one["name"] for one in found["sets"]] == ["glyphs", "digits", "mnist", "mnist_full"]
    assert [one["state"] for one in found["sets"]] == ["ready"] * 4
    assert found["sets"][-1]["file"] == path


@pytest.mark.parametrize("before", [True, False])
def test_the_answer_in_korean(
    folder: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    language = ["--lang", "ko"]
    words = ["mnist", "--from", str(folder)]
    assert main(["data", *language, *words] if before else ["data", *words, *language]) == 0
    assert "가져왔어요" in capsys.readouterr().out


def test_the_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["data", "mnist"])
    assert raised.value.code == 2
    assert "--from" in capsys.readouterr().err


def test_the_cache_is_where_the_platform_keeps_such_things() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from grader.data.places import cache; print(cache())"],
        env={name: value for name, value in os.environ.items() if name != "SCRATCHGRAD_DATA"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "scratchgrad" in told.stdout


@pytest.mark.skipif(not REAL, reason="SCRATCHGRAD_MNIST names no folder with the four files")
def test_the_real_files() -> None:
    import_mnist(Path(REAL))
    arrays = load(FULL).arrays
    assert np.bincount(arrays["t_train"])[:3].tolist() == [5923, 6742, 5958]
    assert np.bincount(arrays["t_test"])[:3].tolist() == [980, 1135, 1032]
    assert round(float(arrays["x_train"].mean()) / 255, 5) == 0.13066
    small = load("mnist").arrays
    for name, values in subset(arrays).items():
        np.testing.assert_array_equal(small[name], values)
