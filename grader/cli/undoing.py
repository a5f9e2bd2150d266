"""Lets Ctrl+C unwind a command that has something to undo."""

from __future__ import annotations

import signal
import threading


def unwind_on_interrupt() -> None:
    """Take Ctrl+C as an exception from here on, unless this process was told to ignore it.

    Call it after the last import.
    """
    if (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    ):
        signal.signal(signal.SIGINT, signal.default_int_handler)
