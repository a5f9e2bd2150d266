"""What runs in the worker processes of a cluster, which are trusted as the grader itself is.

Dask sends these functions by name, so every worker must have this package, in this version.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import platform
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from grader.batch.settings import Settings
from grader.batch.version import version_of
from grader.batch.work import Done, Item, grade_batch
from grader.course import load_course
from grader.report import isolation_data
from grader.sandbox.session import IsolationRefused, Sandbox, SandboxError

# A jail is used from one thread, and judging is not made for several either: a worker that has
# more grades one program at a time all the same.
_one_at_a_time = threading.Lock()
_halted: set[str] = set()


@dataclass(frozen=True)
class Answer:
    """The verdicts on a batch, and why they may not be all: empty texts where nothing is wrong."""

    done: tuple[Done, ...]
    refused: str = ""
    failed: str = ""


@lru_cache(maxsize=1)
def version() -> str:
    """Return what must be the same everywhere: the exercises and the engine, Python and NumPy.

    Read once: a worker goes on with what it has loaded, whatever is installed over it.
    """
    digest = hashlib.sha256()
    for entry in load_course():
        digest.update(version_of(entry, Settings("")).encode())
    return f"{digest.hexdigest()[:8]} (Python {platform.python_version()}, NumPy {np.__version__})"


async def standing(dask_worker: Any) -> str:
    """Return, as JSON, a worker's name, its version, and how well it shuts programs in.

    Where no jail can be started at all, ``isolation`` is null and ``problem`` says why.
    """
    said = {"name": str(dask_worker.name), **await asyncio.to_thread(_looked_at)}
    return json.dumps(said)


def graded(run: str, items: Sequence[Item], isolation: str, call_seconds: float) -> Answer:
    """Grade a batch in this process's own jail, as far as `halt` lets it.

    Nothing is ever raised: Dask sends exceptions with their tracebacks, and of one that is too
    deep to be sent nobody would hear.
    """
    done: list[Done] = []
    with _one_at_a_time:
        try:
            for item in items:
                if run in _halted:
                    break
                done += grade_batch([item], isolation, call_seconds)
        except IsolationRefused as refusal:
            return Answer(tuple(done), refused=str(refusal))
        except Exception as error:
            return Answer(tuple(done), failed=f"{type(error).__name__}: {error}"[:2000])
    return Answer(tuple(done))


def halt(run: str) -> None:
    """Have a run's batches end after the program that is being graded."""
    _halted.add(run)


def _looked_at() -> dict[str, Any]:
    try:
        with Sandbox() as sandbox:
            isolation = isolation_data(sandbox.isolation_report)
    except SandboxError as error:
        return {"version": version(), "isolation": None, "problem": str(error)}
    return {"version": version(), "isolation": isolation, "problem": ""}
