"""Who is there: connects to a cluster, and looks at every worker before it gets work."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Mapping
from typing import Any

from grader.batch.cluster import worker
from grader.batch.cluster.address import is_open
from grader.batch.cluster.handing_out import Batch, HandingOut
from grader.batch.cluster.vetting import (
    Refused,
    Vetted,
    lost,
    none_left,
    not_strict,
    unreachable,
    vetted,
)
from grader.message import Message, message
from grader.report import Isolation

_CONNECT = 5.0  # seconds to reach the scheduler, and for a first worker to be there
_ANSWER = 60.0  # seconds in which a worker must say what it is
_SILENCE = 20.0  # seconds without an answer of the scheduler, after which it counts as gone
_LOOK = 0.5  # seconds between two looks at who is there
_PATIENCE = 60.0  # seconds to wait when the last worker is gone: most are restarted
_BYE = 1.0  # seconds to say good-bye


class Cluster:
    """One cluster, in one event loop: nothing here is called from two threads."""

    def __init__(self, dask: Any, address: str, isolation: str, call_seconds: float) -> None:
        self._dask = dask
        self._address = address
        self._asked = (isolation, call_seconds)
        self._strict = isolation == "strict"
        self._client: Any = None
        self._out: HandingOut | None = None
        self._version = ""
        self._vetting: dict[str, asyncio.Task[None]] = {}
        self._refused: dict[str, Refused] = {}
        self._looking: asyncio.Task[None] | None = None
        self._alone_since = time.monotonic()
        self._remarks: list[Message] = []
        self.isolation: dict[str, Isolation] = {}

    @property
    def size(self) -> int:
        """How many workers get work."""
        return 0 if self._out is None else self._out.workers

    @property
    def remarks(self) -> list[Message]:
        """What there is to say of the cluster, and who gets no work."""
        return [*self._remarks, *(one.error.message for one in self._without_work())]

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
            # Its own limit is for a connection, and not for somebody who takes it and is silent.
            await asyncio.wait_for(self._client, 2 * _CONNECT)
        except Exception as error:
            raise unreachable(self._address, error) from None
        self._out = HandingOut(
            self._dask, self._client, self._address, secrets.token_hex(8), self._asked
        )
        until = time.monotonic() + _CONNECT
        threads = await self._look(self._out)
        while not threads and time.monotonic() < until:
            await asyncio.sleep(_LOOK)
            threads = await self._look(self._out)
        await asyncio.gather(*self._vetting.values(), return_exceptions=True)
        for refused in self._refused.values():
            if refused.ends_all:
                raise refused.error
        if not self._out.workers:
            raise none_left(self._address, self._without_work())
        self._remark(threads)
        self._looking = asyncio.create_task(self._keep_looking(self._out))

    def take(self, batch: Batch) -> None:
        """Queue a batch."""
        assert self._out is not None, "nothing is asked before it is open"
        self._out.take(batch)

    async def stop(self) -> None:
        """Begin nothing more; what is being graded ends with the program that it is at."""
        if self._out is not None:
            await self._out.stop()

    async def close(self) -> None:
        """Let go of everything."""
        for task in (*self._vetting.values(), *filter(None, [self._looking])):
            task.cancel()
        if self._out is not None:
            await self._out.close()
        if self._client is not None:
            await self._client.close(timeout=_BYE)

    async def _keep_looking(self, out: HandingOut) -> None:
        while out.end is None:
            await asyncio.sleep(_LOOK)
            try:
                await self._look(out)
            except Exception:
                out.finish(lost(self._address))

    async def _look(self, out: HandingOut) -> dict[str, int]:
        """See who came and who went; return everyone's number of threads."""
        threads: dict[str, int] = await asyncio.wait_for(self._client.nthreads(), _SILENCE)
        for gone in self._vetting.keys() - threads.keys():
            self._vetting.pop(gone).cancel()
            self._refused.pop(gone, None)
            out.withdrawn.pop(gone, None)
            out.lose(gone)
        for new in threads.keys() - self._vetting.keys():
            self._vetting[new] = asyncio.create_task(self._vet(new, out))
        now = time.monotonic()
        if out.workers or any(not task.done() for task in self._vetting.values()):
            self._alone_since = now
        elif now - self._alone_since > _PATIENCE:
            out.finish(none_left(self._address, self._without_work()))
        return dict(threads)

    async def _vet(self, address: str, out: HandingOut) -> None:
        """Ask a worker what it is; it gets work when it is as it must be."""
        asking = self._client.run(worker.standing, workers=[address])
        try:
            answer: object = (await asyncio.wait_for(asking, _ANSWER))[address]
        except Exception as error:
            answer = error
        found = vetted(address, answer, self._version, strict=self._strict)
        if isinstance(found, Vetted):
            self.isolation[found.name] = found.isolation
            out.add(address, found.name)
        else:
            self._refused[address] = found

    def _without_work(self) -> list[Refused]:
        withdrawn = {} if self._out is None else self._out.withdrawn
        return [*self._refused.values(), *(not_strict(*one) for one in withdrawn.values())]

    def _remark(self, threads: Mapping[str, int]) -> None:
        if is_open(self._address):
            self._remarks.append(
                message(
                    "What goes to {address} can be read and changed on the way, students' "
                    "programs and their marks too. Have the cluster speak TLS (tls://).",
                    address=self._address,
                )
            )
        several = sum(count > 1 for count in threads.values())
        if several:
            self._remarks.append(
                message(
                    "Workers with several threads: {count} of {all}. Grading uses one thread of "
                    "each. Start as many workers as there are processors, with --nthreads 1.",
                    count=several,
                    all=len(threads),
                )
            )
