"""Who gets what: batches, and the workers that may have them, in one event loop."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from grader.batch.cluster import worker
from grader.batch.cluster.vetting import lost, without_us
from grader.batch.pool import PoolError, WorkerLost
from grader.batch.work import Done, Item

_AHEAD = 2  # batches at a worker: the one that it grades and the next, so that it never waits
_BYE = 1.0  # seconds for each step of saying good-bye


@dataclass(eq=False)
class Batch:
    """Programs on their way, and where their verdicts are waited for.

    `alone` is True when it may be the reason that a worker was lost: it then has one to itself.
    """

    items: tuple[Item, ...]
    answer: Future[list[Done]] = field(default_factory=Future)
    alone: bool = False

    def done(self, result: Sequence[Done]) -> None:
        """Give the verdicts."""
        if not self.answer.done():
            self.answer.set_result(list(result))

    def failed(self, error: BaseException) -> None:
        """Say why there are none."""
        if not self.answer.done():
            self.answer.set_exception(error)


@dataclass
class _Sent:
    """A batch at a worker: Dask's future, and whether its answer is not wanted any more."""

    future: Any
    recalled: bool = False


class HandingOut:
    """Batches that wait, and what each worker has.

    Parameters
    ----------
    dask, client
        The package, and its connected client.
    run
        A name that no other run has.
    asked
        How programs are to be shut in, and how long a call may take.
    """

    def __init__(
        self, dask: Any, client: Any, address: str, run: str, asked: tuple[str, float]
    ) -> None:
        self._dask = dask
        self._client = client
        self._address = address
        self._run = run
        self._asked = asked
        self._numbers = itertools.count()
        self._waiting: deque[Batch] = deque()
        self._sent: dict[str, dict[Batch, _Sent]] = {}  # of each worker, the oldest first
        self._names: dict[str, str] = {}
        self._suspects: set[int] = set()
        self._stopped = False
        self._tasks: set[asyncio.Future[None]] = set()
        self.withdrawn: dict[str, tuple[str, str]] = {}  # name and reason, by address
        self.end: PoolError | None = None

    @property
    def workers(self) -> int:
        """How many workers get work."""
        return len(self._sent)

    def take(self, batch: Batch) -> None:
        """Queue a batch."""
        if self.end is not None:
            batch.failed(self.end)
        elif self._stopped:
            batch.done([])
        else:
            batch.alone = any(item.number in self._suspects for item in batch.items)
            self._waiting.append(batch)
            self._hand_out()

    def add(self, address: str, name: str) -> None:
        """Give work to a worker from now on."""
        self._names[address] = name
        self._sent[address] = {}
        self._hand_out()

    def lose(self, address: str) -> None:
        """A worker is gone. What it had alone is the reason; of two, each is tried alone."""
        sent = self._sent.pop(address, {})
        for batch, one in reversed(sent.items()):
            self._recall(one)
            self._suspects.update(item.number for item in batch.items)
            batch.alone = True
            if len(sent) == 1:
                batch.failed(WorkerLost(self._names[address]))
            else:
                self._waiting.appendleft(batch)
        self._hand_out()

    def finish(self, error: PoolError) -> None:
        """There is no going on: everybody who waits is told why."""
        self.end = self.end or error
        everything = [batch for sent in self._sent.values() for batch in sent]
        for batch in [*everything, *self._waiting]:
            batch.failed(self.end)
        self._waiting.clear()

    async def stop(self) -> None:
        """Begin nothing more; what is being graded ends with the program that it is at."""
        self._stopped = True
        for batch in self._waiting:
            batch.done([])
        self._waiting.clear()
        for sent in self._sent.values():
            for batch, one in list(sent.items())[1:]:
                batch.done([])
                self._recall(one)
        busy = [address for address, sent in self._sent.items() if sent]
        if busy and self.end is None:
            await self._client.run(worker.halt, self._run, workers=busy, on_error="ignore")

    async def close(self) -> None:
        """Want no answer any more."""
        with suppress(Exception):
            await asyncio.wait_for(self.stop(), _BYE)
        for sent in self._sent.values():
            for batch, one in sent.items():
                batch.answer.cancel()
                self._recall(one)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_BYE)

    def _hand_out(self) -> None:
        while self._waiting and self._sent and self.end is None and not self._stopped:
            address = min(self._sent, key=self._load)
            if self._load(address) > (0 if self._waiting[0].alone else _AHEAD - 1):
                return
            batch = self._waiting.popleft()
            if not batch.answer.cancelled():
                self._send(address, batch)

    def _load(self, address: str) -> int:
        """Return how many batches a worker has; one that is to be alone fills it."""
        return sum(_AHEAD if batch.alone else 1 for batch in self._sent[address])

    def _send(self, address: str, batch: Batch) -> None:
        future = self._client.submit(
            worker.graded,
            self._run,
            batch.items,
            *self._asked,
            workers=[address],
            allow_other_workers=False,
            key=f"grader-{self._run}-{next(self._numbers)}",
        )
        sent = self._sent[address][batch] = _Sent(future)
        self._begin(self._collect(address, batch, sent))

    def _recall(self, sent: _Sent) -> None:
        """Have Dask forget what a worker was to do; whoever waits for it is woken."""
        sent.recalled = True
        if self._client.status == "running":
            self._begin(sent.future.cancel())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _collect(self, address: str, batch: Batch, sent: _Sent) -> None:
        """Wait for a batch's verdicts, and let go of them at the scheduler at once."""
        try:
            answer: worker.Answer = await sent.future
            if sent.recalled:
                pass  # somebody else has the batch by now
            elif answer.refused:
                self._withdraw(address, answer.refused)
            elif answer.failed:
                batch.failed(WorkerLost(answer.failed))
            else:
                batch.done(answer.done)
        except self._dask.KilledWorker:
            batch.failed(WorkerLost(self._names[address]))
        except CancelledError:  # by us, or by Dask: its scheduler is gone, or began anew
            if sent.recalled:
                pass
            elif self._client.status == "running":
                batch.failed(WorkerLost(self._names[address]))
            else:
                self.finish(lost(self._address))
        except Exception as error:
            if "deserialization" in str(error):  # Dask has no type for it
                self.finish(without_us(self._address))
            batch.failed(error)
        finally:
            sent.future.release()
            self._sent.get(address, {}).pop(batch, None)
            self._hand_out()

    def _withdraw(self, address: str, reason: str) -> None:
        """A worker's isolation broke down while it worked: what it has goes elsewhere."""
        sent = self._sent.pop(address, {})
        self.withdrawn[address] = self._names[address], reason
        for batch, one in reversed(sent.items()):
            self._recall(one)
            self._waiting.appendleft(batch)
