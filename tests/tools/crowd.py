"""Many programs, graded by all the processors there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import cache, partial
from typing import NamedTuple

from grader.batch.local import LocalPool
from grader.batch.work import Done, Item
from grader.report import Report, loads

BATCH = 10


class Program(NamedTuple):
    """What is to be graded."""

    exercise: str
    source: bytes
    seed: int


def reports(pool: LocalPool, programs: Sequence[Program]) -> Iterator[Callable[[], Report]]:
    """Yield, for each program, what waits for its report; all are asked for as this is read."""
    for start in range(0, len(programs), BATCH):
        batch = programs[start : start + BATCH]
        items = [Item(number, *program) for number, program in enumerate(batch)]
        answers = cache(partial(_answers, pool.submit(items)))
        for number in range(len(batch)):
            yield partial(_one, answers, number)


def _answers(future: Future[list[Done]]) -> dict[int, Report]:
    return {done.number: loads(done.report) for done in future.result()}


def _one(answers: Callable[[], dict[int, Report]], number: int) -> Report:
    return answers()[number]
