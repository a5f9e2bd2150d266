"""Who gets what: batches, and the workers that were looked at, in one event loop.

Nothing here is called from two threads. Dask is handed in.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections import deque
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from grader.batch.cluster import worker
from grader.batch.cluster.address import is_open
from grader.batch.cluster.vetting import (
    Refused,
    Vetted,
    lost,
    none_left,
    not_strict,
    unreachable,
    vetted,
    without_us,
)
from grader.batch.pool import PoolError, WorkerLost
from grader.batch.work import Done, Item
from grader.message import Message, message
from grader.report import Isolation

_CONNECT = 5.0  # seconds to reach the scheduler, and for a first worker to be there
_ANSWER = 60.0  # seconds in which a worker must say what it is
_SILENCE = 20.0  # seconds without an answer of the scheduler, after which it counts as gone
_LOOK = 0.5  # seconds between two looks at who is there
_BYE = 1.0  # seconds for each step of saying good-bye
_PATIENCE = 60.0  # seconds to wait when the last worker is gone: most are restarted
_AHEAD = 2  # batches at a worker: the one that it grades and the next, so that it never waits


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


class Cluster:
    """The workers of one cluster and what they have to do."""

    def __init__(self, dask: Any, address: str, isolation: str, call_seconds: float) -> None:
        self._dask = dask
        self._address = address
        self._asked = (isolation, call_seconds)
        self._strict = isolation == "strict"
        self._run = secrets.token_hex(8)
        self._numbers = itertools.count()
        self._client: Any = None
        self._version = ""
        self._vetting: dict[str, asyncio.Task[None]] = {}
        self._sent: dict[str, dict[Batch, _Sent]] = {}  # of each worker, the oldest first
        self._names: dict[str, str] = {}
        self._refused: dict[str, Refused] = {}
        self._waiting: deque[Batch] = deque()
        self._suspects: set[int] = set()
        self._looking: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Future[None]] = set()
        self._stopped = False
        self._end: PoolError | None = None
        self._alone_since = time.monotonic()
        self._remarks: list[Message] = []
        self.isolation: dict[str, Isolation] = {}

    @property
    def size(self) -> int:
        """How many workers get work."""
        return len(self._sent)

    @property
    def remarks(self) -> list[Message]:
        """What there is to say of the cluster, and who gets no work."""
        return [*self._remarks, *(refused.error.message for refused in self._refused.values())]

    async def open(self) -> None:
        """Connect, and look at every worker before any gets work.

        Raises
        ------
        ClusterError
            When there is nobody to give work to, or a worker is not as this grader is.
        """
        self._version = await asyncio.to_thread(worker.version)
        self._client = self._dask.Client(
            self._address, asynchronous=True, timeout=_CONNECT, set_as_default=False
        )
        try:
            await self._client
        except Exception as error:
            raise unreachable(self._address, error) from None
        until = time.monotonic() + _CONNECT
        threads = await self._look()
        while not threads and time.monotonic() < until:
            await asyncio.sleep(_LOOK)
            threads = await self._look()
        await asyncio.gather(*self._vetting.values(), return_exceptions=True)
        for refused in self._refused.values():
            if refused.ends_all:
                raise refused.error
        if not self._sent:
            raise none_left(self._address, list(self._refused.values()))
        self._remark(threads)
        self._looking = asyncio.create_task(self._keep_looking())

    def take(self, batch: Batch) -> None:
        """Queue a batch."""
        if self._end is not None:
            batch.failed(self._end)
        elif self._stopped:
            batch.done([])
        else:
            batch.alone = any(item.number in self._suspects for item in batch.items)
            self._waiting.append(batch)
            self._hand_out()

    async def stop(self) -> None:
        """Begin nothing more; what is being graded ends with the program that it is at."""
        self._stopped = True
        left = [batch for sent in self._sent.values() for batch in list(sent)[1:]]
        for batch in [*self._waiting, *left]:
            batch.done([])
        self._waiting.clear()
        for sent in self._sent.values():
            for one in list(sent.values())[1:]:
                self._recall(one)
        await self._halt()

    async def close(self) -> None:
        """Let go of everything."""
        self._stopped = True
        for batch in self._waiting:
            batch.answer.cancel()
        with suppress(Exception):
            await asyncio.wait_for(self._halt(), _BYE)
        for sent in self._sent.values():
            for batch, one in sent.items():
                batch.answer.cancel()
                self._recall(one)
        for task in (*self._vetting.values(), *filter(None, [self._looking])):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_BYE)
        if self._client is not None:
            await self._client.close(timeout=_BYE)

    async def _halt(self) -> None:
        busy = [address for address, sent in self._sent.items() if sent]
        if busy and self._end is None:
            await self._client.run(worker.halt, self._run, workers=busy, on_error="ignore")

    async def _keep_looking(self) -> None:
        while self._end is None:
            await asyncio.sleep(_LOOK)
            try:
                await self._look()
            except Exception:
                self._finish(lost(self._address))

    async def _look(self) -> dict[str, int]:
        """See who came and who went; return everyone's number of threads."""
        threads: dict[str, int] = await asyncio.wait_for(self._client.nthreads(), _SILENCE)
        for gone in self._vetting.keys() - threads.keys():
            self._lose(gone)
        for new in threads.keys() - self._vetting.keys():
            self._vetting[new] = asyncio.create_task(self._vet(new))
        now = time.monotonic()
        if self._sent or any(not task.done() for task in self._vetting.values()):
            self._alone_since = now
        elif now - self._alone_since > _PATIENCE:
            self._finish(none_left(self._address, list(self._refused.values())))
        return dict(threads)

    async def _vet(self, address: str) -> None:
        """Ask a worker what it is; it gets work when it is as it must be."""
        asking = self._client.run(worker.standing, workers=[address])
        try:
            answer: object = (await asyncio.wait_for(asking, _ANSWER))[address]
        except Exception as error:
            answer = error
        found = vetted(address, answer, self._version, strict=self._strict)
        if isinstance(found, Vetted):
            self._sent[address] = {}
            self._names[address] = found.name
            self.isolation[found.name] = found.isolation
            self._hand_out()
        else:
            self._refused[address] = found

    def _lose(self, address: str) -> None:
        """A worker is gone. What it had alone is the reason; of two, each is tried alone."""
        self._vetting.pop(address).cancel()
        self._refused.pop(address, None)
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

    def _hand_out(self) -> None:
        while self._waiting and self._sent and self._end is None and not self._stopped:
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
                self._withdraw(address, batch, answer.refused)
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
                self._finish(lost(self._address))
        except Exception as error:
            if "deserialization" in str(error):  # Dask has no type for it
                self._finish(without_us(self._address))
            batch.failed(error)
        finally:
            sent.future.release()
            self._sent.get(address, {}).pop(batch, None)
            self._hand_out()

    def _withdraw(self, address: str, first: Batch, reason: str) -> None:
        """A worker's isolation broke down while it worked: what it has goes elsewhere."""
        sent = self._sent.pop(address, {})
        self._refused[address] = not_strict(self._names[address], reason)
        for batch, one in reversed(sent.items()):
            if batch is not first:
                self._recall(one)
            self._waiting.appendleft(batch)

    def _finish(self, error: PoolError) -> None:
        """There is no going on: everybody who waits is told why."""
        if self._end is None:
            self._end = error
        everything = [batch for sent in self._sent.values() for batch in sent]
        for batch in [*everything, *self._waiting]:
            batch.failed(self._end)
        self._waiting.clear()

    def _remark(self, threads: Mapping[str, int]) -> None:
        if is_open(self._address):
            self._remarks.append(
                message(
                    "What goes to {address} can be read and changed on the way, students' "
                    "programs and their marks too. Have the cluster speak TLS (tls://).",
                    address=self._address,
                )
            )
        several = sum(threads[address] > 1 for address in self._sent)
        if several:
            self._remarks.append(
                message(
                    "{count} of {all} workers have several threads, and grade with one of them. "
                    "Start as many workers as there are processors, with --nthreads 1.",
                    count=several,
                    all=len(self._sent),
                )
            )
