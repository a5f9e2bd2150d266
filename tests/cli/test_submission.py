"""Which files are read, and what the others are told."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from grader.cli.refusal import Refusal
from grader.cli.submission import LARGEST, read_submission


def refusal(name: str) -> str:
    with pytest.raises(Refusal) as raised:
        read_submission(name)
    assert raised.value.status == 2
    text = raised.value.message.render()
    assert name in text
    return text


def test_reads_the_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "sigmoid.py"
    path.write_bytes(b"\xff\x00\r\n")
    assert read_submission(str(path)) == b"\xff\x00\r\n"


def test_follows_a_link_to_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x = 1")
    (tmp_path / "b.py").symlink_to("a.py")
    assert read_submission(str(tmp_path / "b.py")) == b"x = 1"


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x = 1")))
    assert read_submission("-") == b"x = 1"


def test_names_what_is_wrong(tmp_path: Path) -> None:
    assert "no file" in refusal(str(tmp_path / "sigmoid.py"))
    assert "directory" in refusal(str(tmp_path))
    (tmp_path / "file").write_bytes(b"")
    assert "could not be read" in refusal(str(tmp_path / "file" / "inside"))
    assert "could not be read" in refusal("a\0b")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_without_a_writer_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in refusal(str(tmp_path / "pipe"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_is_not_read() -> None:
    assert "not a regular file" in refusal("/dev/zero")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.py"
    path.write_bytes(b"")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)  # root, as whom tests may run, may read everything
    assert "may not be read" in refusal(str(path))


def test_the_size_is_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.py"
    path.write_bytes(b"#" * LARGEST)
    assert len(read_submission(str(path))) == LARGEST
    path.write_bytes(b"#" * (LARGEST + 1))
    assert "larger than 1 MiB" in refusal(str(path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"#" * (LARGEST + 1))))
    assert "larger than 1 MiB" in refusal("-")
