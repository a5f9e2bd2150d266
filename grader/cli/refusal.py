"""Why a command could not be carried out, and the exit status that says so."""

from __future__ import annotations

from grader.message import Message

USAGE = 2
INTERNAL = 3
INTERRUPTED = 130
BROKEN_PIPE = 141


class Refusal(Exception):  # noqa: N818 - not a fault of this program
    """Ends a command; `message` tells the reader what to do instead."""

    def __init__(self, message: Message, status: int = USAGE) -> None:
        super().__init__(message.text)
        self.message = message
        self.status = status
