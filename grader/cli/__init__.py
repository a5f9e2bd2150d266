"""The command line: ``grader list | check | run | export | verify | probe | data | new``.

Exit status: 0 when all is well (for `run`: everything was graded, whatever the marks), 1 when a
check did not pass (`verify` or `data` found something; to `run` something was not understood or
is left open), 2 for bad usage or a file that cannot be read or written, 3 when isolation was
refused or the grader itself failed, 130 when Ctrl+C ended it (what `run` had graded is kept), 141
when whoever read the output left. What is asked for goes to standard output; errors are plain text
on standard error, with ``--json`` too.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from grader.clean import clean
from grader.cli.arguments import make_parser
from grader.cli.refusal import BROKEN_PIPE, INTERNAL, INTERRUPTED, Refusal
from grader.i18n import preferred_language, translator
from grader.message import Message, message

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit status.

    Parameters
    ----------
    arguments
        Without the program's name; by default those of this process.
    """
    _print_anything()
    language = preferred_language(os.environ)
    options = make_parser(language, translator(language)).parse_args(arguments)
    language = getattr(options, "lang", language)
    try:
        # Each command's module imports what it alone needs, so that every one starts fast.
        status = int(importlib.import_module(f"grader.cli.{options.command}").run(options))
        sys.stdout.flush()
    except Refusal as refusal:
        return _tell(refusal.message, language, refusal.status)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader had enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        return _tell(_failed(error), language, INTERNAL)
    return status


def _failed(error: Exception) -> Message:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return message(
        "The grader itself failed, which is not your fault. {error}: {text} ({place})",
        error=type(error).__name__,
        text=str(error),
        place=f"{Path(place.filename).name}:{place.lineno}",
    )


def _tell(text: Message, language: str, status: int) -> int:
    with contextlib.suppress(OSError):
        print(f"grader: {text.render(translator(language), clean)}", file=sys.stderr)
    return status


def _print_anything() -> None:
    """Keep a narrow terminal encoding from turning a verdict into a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
