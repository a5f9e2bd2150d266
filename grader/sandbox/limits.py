"""How much a submission may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits on one submission.

    Attributes
    ----------
    call_seconds
        Wall time of one call, and of loading the file.
    total_seconds
        Wall time of the whole submission, over all its calls.
    cpu_seconds
        Processor time of the jailed process; the kernel ends it a second later at the latest.
    memory_bytes
        Address space beyond what the interpreter with NumPy takes.
    answer_bytes
        Largest answer to one call.
    stdout_bytes
        How much of what it prints is kept.
    """

    call_seconds: float = 3.0
    total_seconds: float = 10.0
    cpu_seconds: int = 12
    memory_bytes: int = 512 << 20
    answer_bytes: int = 32 << 20
    stdout_bytes: int = 64 << 10


EXPERIMENT = Limits(call_seconds=60.0, total_seconds=60.0, cpu_seconds=60)
ANSWERING = Limits(call_seconds=5.0)  # what a trained program is asked while somebody waits
