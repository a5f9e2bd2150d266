"""What grades batches: this machine's processes (`local`) or a Dask cluster's (`cluster`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Protocol

from grader.batch.work import Done, Item
from grader.message import Message
from grader.report import Isolation


class PoolError(Exception):
    """Nothing can be graded with this pool; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


class WorkerLost(Exception):  # noqa: N818 - reads as what it says
    """The process that had a batch is gone, perhaps because of something in it."""


class Pool(Protocol):
    """Where batches are graded.

    The future of a batch holds verdicts on its items, in any order; fewer than there are items
    after `stop`, or when the process was lost: what has none is then asked again, each alone. It
    raises `PoolError` when going on is of no use (isolation refused); anything else that it
    raises, best `WorkerLost`, means that the process was lost with all of it.
    """

    @property
    def workers(self) -> int:
        """How many batches are graded at once; may change while a run goes on."""
        ...

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What whoever started the run should know of the workers."""
        ...

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Queue a batch.

        Raises
        ------
        PoolError
            When there is nothing that could grade it.
        """
        ...

    def isolation(self) -> Mapping[str, Isolation]:
        """Return how well each worker that has begun shuts programs in, by its name."""
        ...

    def stop(self) -> None:
        """Begin nothing more. What is being graded ends; what waits is answered with nothing."""
        ...

    def close(self) -> None:
        """End it now, and every process of its own."""
        ...
