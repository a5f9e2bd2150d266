"""What SQLite does not wait for by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from sqlite3 import SQLITE_BUSY, OperationalError

BUSY_SECONDS = 15.0  # how long to wait for another process that writes
_BETWEEN_TRIES = 0.01  # seconds


def patiently(act: Callable[[], object]) -> None:
    """Do what SQLite refuses at once, whatever its timeout, while another opens the same file."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            act()
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return
