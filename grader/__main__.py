"""``python -m grader``, and the command ``grader``."""

import os
import signal
import sys

INTERRUPTED = 130  # as a shell says it of a program that Ctrl+C ended


def main() -> int:
    """Carry out the command line; Ctrl+C ends it quietly at any moment.

    An exception in the middle of an import would come out of NumPy as another one, with much to
    read. So the process ends at once, and its jail with it; a command that has something to undo
    takes Ctrl+C as an exception (`grader.cli.undoing`).
    """
    _set(_end)
    try:
        from grader.cli import main as carry_out  # noqa: PLC0415 - under the handler

        status = carry_out()
        _set(signal.SIG_IGN)  # what is left is Python's own end, which would only be noisy
    except KeyboardInterrupt:
        _set(signal.SIG_IGN)
        return INTERRUPTED
    return status


def _set(handler: object) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as `nohup` and the like have it
        signal.signal(signal.SIGINT, handler)  # type: ignore[arg-type]


def _end(*_: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
