"""A cluster as a `grader.batch.pool.Pool`: the one module that knows Dask."""

from __future__ import annotations

import asyncio
import logging
import threading
import warnings
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from grader.batch.cluster.address import ClusterError, read_address
from grader.batch.cluster.handing_out import Batch
from grader.batch.cluster.watching import Cluster
from grader.batch.work import Done, Item
from grader.message import Message, message
from grader.report import Isolation

_CLOSE = 5.0  # seconds to say good-bye

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class ClusterPool:
    """The workers of a Dask cluster, each with a jail of its own. Safe to use from any thread.

    Parameters
    ----------
    address
        Of the scheduler: ``tcp://host:8786``, ``tls://host:8786`` (with the certificates that
        Dask's own settings name), or ``host:8786``.
    isolation
        ``"best"``, or ``"strict"``: then workers that cannot enforce it get no work.
    call_seconds
        Wall time of one call.

    Raises
    ------
    ClusterError
        When `distributed` is not installed, the address is none, nobody answers there, there are
        no workers, or one of them has another version of the grader.
    """

    def __init__(self, address: str, isolation: str, call_seconds: float) -> None:
        address = read_address(address)
        self._cluster = Cluster(_dask(), address, isolation, call_seconds)
        self._loop = asyncio.new_event_loop()
        # Dask leaves futures behind that nobody asks; Python would print each.
        self._loop.set_exception_handler(lambda _, context: _log.debug("%s", context))
        self._thread = threading.Thread(target=self._loop.run_forever, name="cluster", daemon=True)
        self._thread.start()
        try:
            self._wait(self._cluster.open())
        except BaseException:
            self.close()
            raise

    @property
    def workers(self) -> int:
        """How many workers there are now; 1 while the last is being restarted."""
        return max(self._cluster.size, 1)

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What whoever started the run should know: which workers get no work, and why."""
        return tuple(self._cluster.remarks)

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Queue a batch."""
        batch = Batch(tuple(items))
        self._loop.call_soon_threadsafe(self._cluster.take, batch)
        return batch.answer

    def isolation(self) -> Mapping[str, Isolation]:
        """Return how well each worker shuts programs in, by the worker's name."""
        return dict(self._cluster.isolation)

    def stop(self) -> None:
        """Begin nothing more. What is being graded ends; what waits is answered with nothing."""
        with suppress(Exception):  # a cluster that is gone has stopped
            self._wait(asyncio.wait_for(self._cluster.stop(), _CLOSE))

    def close(self) -> None:
        """Let go of the cluster; it stays as it is, without our work."""
        if self._loop.is_closed():
            return
        with suppress(Exception):
            self._wait(asyncio.wait_for(self._cluster.close(), _CLOSE))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


def _dask() -> Any:
    try:
        import distributed  # noqa: PLC0415 - half a second, and only installed with [cluster]
    except ImportError:
        raise ClusterError(
            message(
                "A cluster needs the package distributed. Install it: {command}",
                command='pip install -e ".[cluster]"',
            )
        ) from None
    # What goes wrong is told in our words; Dask's would be tracebacks of its inner parts.
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module=r"distributed\.")
    return distributed
