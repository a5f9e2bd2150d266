"""``python -m grader``, and the command ``grader``."""

import signal
import sys

INTERRUPTED = 130  # as a shell says it of a program that Ctrl+C ended


def main() -> int:
    """Carry out the command line; Ctrl+C ends it quietly, even while it is being imported."""
    try:
        from grader.cli import main as carry_out  # noqa: PLC0415 - under the try

        status = carry_out()
        # What is left is Python's own end, which Ctrl+C could only make noisy.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return INTERRUPTED
    return status


if __name__ == "__main__":
    sys.exit(main())
