"""Grades what was handed in: over processes of this machine, or on a Dask cluster.

The one module that knows Dask. Programs are read as they are needed and verdicts are kept as they
come, so that a hundred thousand of either never stand in memory together.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any, Protocol

from grader.batch.intake import Unreadable, program
from grader.batch.model import Assignment, Graded, Handed
from grader.batch.results import Question, Results
from grader.batch.work import Done, Item, grade_batch, version_of
from grader.course import Course, Entry
from grader.message import Message, message
from grader.report import CheckResult, Isolation, Outcome, Report, loads

BATCH = 25  # programs that a process takes at a time: enough to share the way, few to lose
_AHEAD = 2  # batches that wait for each worker


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    done: int
    total: int
    unchanged: int


class Pool(Protocol):
    """Where batches are graded."""

    @property
    def workers(self) -> int:
        """How many batches are graded at once."""
        ...

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Queue a batch."""
        ...

    def close(self) -> None:
        """End it; what still waits is dropped."""
        ...


class LocalPool:
    """Processes of this machine, each with a jail of its own.

    Parameters
    ----------
    workers
        How many; by default one for each processor.
    isolation
        ``"best"`` or ``"strict"``.
    call_seconds
        Wall time of one call.
    """

    def __init__(self, workers: int | None, isolation: str, call_seconds: float) -> None:
        self._workers = workers or len(os.sched_getaffinity(0))
        self._asked = (isolation, call_seconds)
        self._pool = self._new()

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return self._workers

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        """Queue a batch; a pool whose process was killed is replaced first."""
        try:
            return self._pool.submit(grade_batch, tuple(items), *self._asked)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._new()
            return self._pool.submit(grade_batch, tuple(items), *self._asked)

    def close(self) -> None:
        """End the processes; what still waits is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        # Spawned: a fork would share the jail's pipes, and half the locks of this process.
        return ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))


def run(
    assignment: Assignment,
    handed: Sequence[Handed],
    course: Course,
    results: Results,
    pool: Pool,
    *,
    again: bool = False,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Grade everything that has no verdict yet, and keep every verdict as it comes.

    Parameters
    ----------
    handed
        What counts, newest only, in the order in which it is to be graded.
    again
        Whether to grade what has a verdict too.
    watch
        Told the progress after every batch.
    """
    versions = {
        asked.exercise: version_of(course.by_id[asked.exercise]) for asked in assignment.asked
    }
    answered = set() if again else results.answered()
    work = _Work(assignment, course, results, versions, answered, len(handed))
    waiting: dict[Future[list[Done]], list[_Asked]] = {}
    batches = _batches(handed, work)
    again_alone: deque[list[_Asked]] = deque()
    exhausted = False
    try:
        while True:
            while not exhausted and len(waiting) < pool.workers * _AHEAD:
                batch = again_alone.popleft() if again_alone else next(batches, None)
                if batch is None:
                    exhausted = not again_alone
                    break
                waiting[pool.submit([asked.item for asked in batch])] = batch
            if not waiting:
                if again_alone:
                    exhausted = False
                    continue
                return work.progress
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                batch = waiting.pop(future)
                lost = work.keep(future, batch)
                again_alone.extend(lost)
                exhausted = exhausted and not lost
                watch(work.progress)
    finally:
        for future in waiting:
            future.cancel()


@dataclass(frozen=True)
class _Asked:
    """An item on its way, and whose it is."""

    handed: Handed
    item: Item
    question: Question
    tries: int = 0


class _Work:
    """What has been asked and answered in one run."""

    def __init__(
        self,
        assignment: Assignment,
        course: Course,
        results: Results,
        versions: Mapping[str, str],
        answered: set[Question],
        total: int,
    ) -> None:
        self._assignment = assignment
        self._course = course
        self._results = results
        self._versions = versions
        self._answered = answered
        self.progress = Progress(0, total, 0)

    def ask(self, number: int, handed: Handed) -> _Asked | None:
        """Read a program; None when it has a verdict, or cannot be read, which is one too."""
        seed = self._assignment.seed
        version = self._versions[handed.exercise]
        try:
            source, remarks = program(handed)
        except Unreadable as error:
            self._keep([_unreadable(handed, self._course, version, seed, error.message)])
            return None
        sha256 = hashlib.sha256(source).hexdigest()
        question = Question(handed.student, handed.exercise, sha256, version, seed)
        if question in self._answered:
            done = self.progress
            self.progress = replace(done, done=done.done + 1, unchanged=done.unchanged + 1)
            return None
        said = replace(handed, remarks=(*handed.remarks, *remarks))
        return _Asked(said, Item(number, handed.exercise, source, seed), question)

    def keep(self, future: Future[list[Done]], batch: Sequence[_Asked]) -> list[list[_Asked]]:
        """Keep a batch's verdicts; return what has to be asked again, each alone."""
        try:
            found = {done.number: done.report for done in future.result()}
        except BrokenProcessPool:
            # The process was killed under it: one of them may be the reason, so each goes alone.
            again = [[replace(asked, tries=asked.tries + 1)] for asked in batch if asked.tries < 2]
            lost = [asked for asked in batch if asked.tries >= 2]
            self._keep([(self._lost(asked), asked.item.seed) for asked in lost])
            return again
        self._keep(
            [
                (
                    Graded(
                        asked.handed,
                        asked.question.sha256,
                        asked.question.version,
                        asked.item.source,
                        loads(found[asked.item.number]),
                    ),
                    asked.item.seed,
                )
                for asked in batch
            ]
        )
        return []

    def _keep(self, graded: Sequence[tuple[Graded, int]]) -> None:
        if graded:
            self._results.add(graded)
            self.progress = replace(self.progress, done=self.progress.done + len(graded))

    def _lost(self, asked: _Asked) -> Graded:
        entry = self._course.by_id[asked.handed.exercise]
        told = message("The grader itself failed. This is not your fault; nothing was lost.")
        report = _blank(entry, Outcome.INTERNAL_ERROR, asked.item.seed, told)
        question = asked.question
        return Graded(asked.handed, question.sha256, question.version, asked.item.source, report)


def _batches(handed: Sequence[Handed], work: _Work) -> Iterator[list[_Asked]]:
    batch: list[_Asked] = []
    for number, one in enumerate(handed):
        asked = work.ask(number, one)
        if asked is not None:
            batch.append(asked)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _unreadable(
    handed: Handed, course: Course, version: str, seed: int, told: Message
) -> tuple[Graded, int]:
    entry = course.by_id[handed.exercise]
    return Graded(handed, "", version, b"", _blank(entry, Outcome.ERROR, seed, told)), seed


def _blank(entry: Entry, outcome: Outcome, seed: int, told: Message) -> Report:
    """Return the report of a program that was never run."""
    exercise = entry.exercise
    checks = tuple(
        CheckResult(check.id, check.title, Outcome.SKIPPED, 0, check.points)
        for check in exercise.checks
    )
    settled: dict[str, Any] = {"isolation": Isolation("reduced"), "seed": seed, "seconds": 0.0}
    return Report(
        exercise=entry.id,
        outcome=outcome,
        score=0,
        max_score=exercise.points,
        checks=checks,
        message=told,
        **settled,
    )
