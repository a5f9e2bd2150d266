"""Which workers get work, and in what words the others are refused (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.batch.cluster.address import ClusterError, ClusterRefused
from grader.message import message
from grader.report import Isolation, read_isolation

# Dask passes on what a worker could not load as the text of the exception.
_MISSING = re.compile(r"\b(ModuleNotFoundError|ImportError|AttributeError)\b")


@dataclass(frozen=True)
class Vetted:
    """A worker that may have work."""

    name: str
    isolation: Isolation


@dataclass(frozen=True)
class Refused:
    """A worker that gets none: `error` says why.

    `ends_all` is True where the cluster is not set up as it must be, rather than a machine of it
    not as good as others.
    """

    error: ClusterError
    ends_all: bool = False


def vetted(address: str, answer: object, version: str, *, strict: bool) -> Vetted | Refused:
    """Judge what a worker said of itself, or the exception there was instead."""
    if isinstance(answer, Exception) and _MISSING.search(repr(answer)):
        return Refused(
            ClusterError(
                message(
                    "Worker {worker} does not have this program ({error}). Install it there as "
                    "it is here, and start the worker anew.",
                    worker=address,
                    error=str(answer).strip()[:200],
                )
            ),
            ends_all=True,
        )
    if not isinstance(answer, str):
        return Refused(
            ClusterError(
                message(
                    "Worker {worker} gets no work: it did not say what it is ({error}). Start it "
                    "anew.",
                    worker=address,
                    error=f"{type(answer).__name__}: {answer}"[:200],
                )
            )
        )
    said = json.loads(answer)
    name = str(said["name"])
    if said["version"] != version:
        return Refused(
            ClusterError(
                message(
                    "Worker {worker} grades with {theirs}, and this program is {ours}. Install "
                    "the same on both, and start the worker anew.",
                    worker=name,
                    theirs=str(said["version"]),
                    ours=version,
                )
            ),
            ends_all=True,
        )
    if said["isolation"] is None:
        return Refused(
            ClusterError(
                message(
                    "Worker {worker} gets no work: it cannot start a jail ({reason}).",
                    worker=name,
                    reason=str(said["problem"])[:200],
                )
            )
        )
    isolation = read_isolation(said["isolation"])
    if strict and isolation.level != "strict":
        return not_strict(name, _missing(isolation))
    return Vetted(name, isolation)


def not_strict(name: str, missing: str) -> Refused:
    """Return the refusal of a worker that cannot enforce what ``strict`` asks for."""
    return Refused(
        ClusterRefused(
            message(
                "Worker {worker} gets no work: strict isolation is asked for, and it cannot "
                "enforce {missing}.",
                worker=name,
                missing=missing,
            )
        )
    )


def none_left(address: str, refused: Sequence[Refused]) -> ClusterError:
    """Return why there is nobody to give work to."""
    if not refused:
        return ClusterError(
            message(
                "The cluster at {address} has no workers. Start some: dask worker {address} "
                "--nthreads 1 --nworkers 4",
                address=address,
            )
        )
    told = refused[0].error.message
    if all(isinstance(one.error, ClusterRefused) for one in refused):
        return ClusterRefused(
            message(
                "No worker of the cluster at {address} can enforce strict isolation, so nothing "
                "is run. {first}",
                address=address,
                first=told,
            )
        )
    return ClusterError(
        message(
            "No worker of the cluster at {address} can grade. {first}", address=address, first=told
        )
    )


def unreachable(address: str, error: Exception) -> ClusterError:
    """Return what to do when nobody answers."""
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    return ClusterError(
        message(
            "No Dask scheduler answers at {address} ({error}). Is it running (dask scheduler), "
            "and may this machine reach it? For tls:// Dask's settings must name the "
            "certificates.",
            address=address,
            error=first[:200],
        )
    )


def without_us(address: str) -> ClusterError:
    """Return what to do when the scheduler cannot read what it is to pass on."""
    return ClusterError(
        message(
            "The scheduler at {address} does not have this program. Install it there as it is "
            "here, and start the scheduler anew.",
            address=address,
        )
    )


def lost(address: str) -> ClusterError:
    """Return what to do when the scheduler is gone in the middle of a run."""
    return ClusterError(
        message(
            "The scheduler at {address} is gone. What was graded is kept: run again with "
            "--resume, on this machine or on a cluster.",
            address=address,
        )
    )


def _missing(isolation: Isolation) -> str:
    missing = [
        control.name
        for control in isolation.controls
        if control.state != "enforced" and control.name != "namespaces"
    ]
    return ", ".join(missing) or "anything"
