"""Reads the one file that is to be graded, and nothing that only looks like a file."""

from __future__ import annotations

import os
import stat
import sys

from grader.cli.refusal import Refusal
from grader.message import message

LARGEST = 1 << 20  # bytes; the longest program of this course is a hundredth of it
STDIN = "-"


def read_submission(name: str) -> bytes:
    """Return the bytes of the file `name`, or of standard input for ``-``.

    Raises
    ------
    Refusal
        When there is no such regular file, it cannot be read, or it is larger than 1 MiB.
    """
    if name == STDIN:
        return _capped(sys.stdin.buffer.read(LARGEST + 1), name)
    try:
        # Non-blocking, so that a pipe without a writer cannot hold us before we see what it is.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(name, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            kind = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(kind):
                raise IsADirectoryError
            if not stat.S_ISREG(kind):
                raise Refusal(
                    message(
                        "{file} is not a regular file. Save the program to a file, or pipe it in "
                        "and write - for its name.",
                        file=name,
                    )
                )
            return _capped(file.read(LARGEST + 1), name)
    except FileNotFoundError:
        raise Refusal(
            message("There is no file {file}. Is the path right, seen from here?", file=name)
        ) from None
    except IsADirectoryError:
        raise Refusal(
            message("{file} is a directory. Name the Python file inside it.", file=name)
        ) from None
    except PermissionError:
        if os.path.isdir(name):  # noqa: PTH112 - Windows refuses to open a directory
            raise Refusal(
                message("{file} is a directory. Name the Python file inside it.", file=name)
            ) from None
        raise Refusal(
            message("{file} may not be read. Give yourself the right to read it.", file=name)
        ) from None
    except (OSError, ValueError) as error:
        raise Refusal(
            message("{file} could not be read: {error}", file=name, error=str(error))
        ) from None


def _capped(content: bytes, name: str) -> bytes:
    if len(content) > LARGEST:
        raise Refusal(
            message(
                "{file} is larger than {limit} MiB, more than any program of this course. Is it "
                "the right file?",
                file=name,
                limit=LARGEST >> 20,
            )
        )
    return content
