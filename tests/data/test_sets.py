"""The sets that come with the course: what is in them, where from, and when they are refused."""

from __future__ import annotations

import hashlib
import io
import shutil
import tomllib
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest

from grader.course import HOME
from grader.data import NAMES, DataError, NotImported, is_available, load, top
from grader.data.build import build, digits, glyphs, main
from grader.data.npz import Arrays, pack, unpack
from grader.data.places import shipped, write_whole
from grader.data.sets import CHECKSUMS, SHIPPED, pictures

HERE = shipped(HOME)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(HERE, shipped(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRATCHGRAD_DATA", str(tmp_path / "cache"))


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_is_what_it_says(name: str) -> None:
    loaded = load(name)
    assert loaded.name == name
    assert loaded.top == top(name)
    pixels = [values for key, values in loaded.arrays.items() if key.startswith("x")]
    assert {int(one.min()) for one in pixels} == {0}
    assert {int(one.max()) for one in pixels} == {loaded.top}
    for values in loaded.arrays.values():
        assert values.dtype == np.uint8
        with pytest.raises(ValueError, match="read-only"):
            values[...] = 0
    labels = [values for key, values in loaded.arrays.items() if key.startswith("t")]
    assert sum(map(len, labels)) == pictures(name)


def test_the_subset_of_mnist_holds_as_many_of_every_digit() -> None:
    arrays = load("mnist").arrays
    assert np.bincount(arrays["t_train"]).tolist() == [200] * 10
    assert np.bincount(arrays["t_test"]).tolist() == [100] * 10
    assert arrays["t_train"][:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert arrays["t_test"][:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]


def test_the_digits_are_all_there_and_every_one_in_both_parts() -> None:
    arrays = load("digits").arrays
    counts = np.bincount(arrays["t_train"]) + np.bincount(arrays["t_test"])
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.bincount(arrays["t_test"]).min() >= 33


def test_the_glyphs_differ_from_one_another_in_several_pixels() -> None:
    x = load("glyphs").arrays["x"].reshape(5, -1).astype(int)
    apart = np.abs(x[:, None] - x).sum(axis=2)
    assert apart[~np.eye(5, dtype=bool)].min() >= 3


@pytest.mark.parametrize("name", ["glyphs", "digits"])
def test_what_is_shipped_is_what_is_built(name: str) -> None:
    if name == "digits":
        pytest.importorskip("sklearn", reason="scikit-learn holds the digits")
    made = pack(glyphs() if name == "glyphs" else digits())
    kept = (HERE / f"{name}.npz").read_bytes()
    assert members(made) == members(kept)
    if "ng" not in zlib.ZLIB_RUNTIME_VERSION:  # which packs otherwise
        assert made == kept


def test_building_writes_the_sets_and_their_checksums(root: Path) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn holds the digits")
    folder = shipped(root)
    for name in ("glyphs.npz", "digits.npz", CHECKSUMS):
        (folder / name).unlink()
    build(folder)
    for name in SHIPPED:
        assert load(name, root).arrays.keys() == load(name).arrays.keys()


def test_building_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.data.build.digits", lambda: {})
    assert main(["--mnist", str(tmp_path / "nowhere")]) == 2
    assert "nowhere is not a folder" in capsys.readouterr().err
    monkeypatch.setattr("grader.data.build.digits", lambda: exec("import not_there"))
    assert main([]) == 2
    assert "scikit-learn is missing" in capsys.readouterr().err


def test_every_set_has_its_checksum_its_origin_and_its_licence() -> None:
    sums = tomllib.loads((HERE / CHECKSUMS).read_text(encoding="utf-8"))["sha256"]
    files = {path.name for path in HERE.glob("*.npz")}
    assert files == set(sums) == {f"{name}.npz" for name in SHIPPED}
    told = (HERE / "README.md").read_text(encoding="utf-8")
    for words in (*files, "Yann LeCun and Corinna Cortes", "E. Alpaydin and C. Kaynak"):
        assert words in told
    for licence in HERE.glob("LICENSE-*"):
        assert licence.name in told
    text = (HERE / "LICENSE-CC-BY-SA-3.0.txt").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 3.0 Unported" in text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_byte_that_differs_is_noticed(name: str, root: Path) -> None:
    path = shipped(root) / f"{name}.npz"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DataError, match="not as it was written") as raised:
        load(name, root)
    assert str(path) in str(raised.value)
    assert is_available(name, root)


def test_a_missing_file_is_named(root: Path) -> None:
    path = shipped(root) / "digits.npz"
    path.unlink()
    assert not is_available("digits", root)
    with pytest.raises(DataError, match="is missing") as raised:
        load("digits", root)
    assert str(path) in str(raised.value)
    assert not isinstance(raised.value, NotImported)


@pytest.mark.parametrize("text", [None, "", "sha256 = 3", "not = [TOML", '[sha256]\n"a" = "b"\n'])
def test_broken_checksums_are_named(root: Path, text: str | None) -> None:
    path = shipped(root) / CHECKSUMS
    path.unlink()
    if text is not None:
        path.write_text(text)
    with pytest.raises(DataError) as raised:
        load("digits", root)
    assert str(path) in str(raised.value)


def test_a_folder_in_its_place_is_named(root: Path) -> None:
    path = shipped(root) / "digits.npz"
    path.unlink()
    path.mkdir()
    assert not is_available("digits", root)
    with pytest.raises(DataError, match="could not be read"):
        load("digits", root)


def test_other_arrays_under_a_right_checksum_are_refused(root: Path) -> None:
    sums = {"glyphs": pack({"x": np.zeros((5, 5), np.uint8)}), "digits": b"no npz"}
    lines = ["[sha256]"]
    for name, content in sums.items():
        write_whole(shipped(root) / f"{name}.npz", content)
        lines.append(f'"{name}.npz" = "{hashlib.sha256(content).hexdigest()}"')
    (shipped(root) / CHECKSUMS).write_text("\n".join(lines))
    for name in sums:
        with pytest.raises(DataError, match="not as it was written"):
            load(name, root)


def test_an_unknown_set_is_answered_with_those_there_are() -> None:
    for ask in (load, is_available, top):
        with pytest.raises(KeyError, match="there are glyphs, digits, mnist, mnist_full"):
            ask("cifar")
    assert NAMES == ("glyphs", "digits", "mnist", "mnist_full")


def test_the_whole_of_mnist_is_absent_until_it_is_imported() -> None:
    assert not is_available("mnist_full")
    with pytest.raises(NotImported, match="grader data mnist --from"):
        load("mnist_full")


@pytest.mark.parametrize(
    "arrays",
    [
        {},
        {"x": np.zeros((0, 3), np.uint8)},
        {"b": np.arange(6, dtype=np.uint8).reshape(2, 3), "a": np.array(7, np.uint8)},
        {"f": np.asfortranarray(np.arange(6, dtype=np.uint8).reshape(2, 3))},
    ],
)
@pytest.mark.parametrize("compressed", [True, False])
def test_what_is_packed_is_unpacked(arrays: Arrays, compressed: bool) -> None:
    content = pack(arrays, compressed=compressed)
    assert content == pack(arrays, compressed=compressed)
    back = unpack(content)
    assert list(back) == list(arrays)
    for name, values in arrays.items():
        np.testing.assert_array_equal(back[name], values)
        assert back[name].shape == values.shape


def test_only_bytes_are_packed_and_unpacked() -> None:
    with pytest.raises(ValueError, match="uint8"):
        pack({"x": np.zeros(3)})  # type: ignore[dict-item]
    pickled = io.BytesIO()
    np.savez(pickled, x=np.array([{}], dtype=object))
    wrong = io.BytesIO()
    np.savez(wrong, x=np.zeros(3))
    single = io.BytesIO()
    np.save(single, np.zeros(3, np.uint8))
    for content in (pickled, wrong, single):
        with pytest.raises(ValueError, match=r"."):
            unpack(content.getvalue())


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "file"
    write_whole(path, b"first")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
    assert [one.name for one in path.parent.iterdir()] == ["file"]
