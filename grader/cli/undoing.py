"""Lets Ctrl+C unwind a command that has something to undo."""

from __future__ import annotations

import signal
import threading
from typing import Any


def unwind_on_interrupt() -> None:
    """Take Ctrl+C as an exception from here on, unless this process was told to ignore it.

    Call it after the last import.
    """
    if (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    ):
        signal.signal(signal.SIGINT, signal.default_int_handler)


class StopOnInterrupt:
    """Within it, the first Ctrl+C only asks; the second unwinds.

    Attributes
    ----------
    asked
        Whether there was a first one.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> StopOnInterrupt:
        unwind_on_interrupt()
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
