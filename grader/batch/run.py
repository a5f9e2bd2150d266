"""Grades what was handed in, wherever its pool does that, and keeps every verdict as it comes.

Programs are read when their turn comes and verdicts are let go of as soon as they are kept, so
that a hundred thousand of either never stand in memory together.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from grader.batch.asking import Reader
from grader.batch.model import Handed
from grader.batch.outputs import Written, write_outputs
from grader.batch.planning import Plan
from grader.batch.pool import Pool, PoolError
from grader.batch.questions import Asked, Question, Verdict
from grader.batch.results import Results
from grader.batch.settings import Again, Settings
from grader.batch.work import Done, Item
from grader.course import Course
from grader.message import Message, message
from grader.report import Report, loads
from grader.sandbox.session import IsolationRefused

BATCH = 25  # programs that a worker takes at a time: enough to share the way, few to lose
_AHEAD = 2  # batches under way for each worker
_TAIL = 12  # towards the end batches shrink, so that this many are left for each worker
_TRIES = 3  # how often a program may lose its process before it is left open
_LOOK_AT = 200  # programs read at a time, before looking at what has been answered
_KEEP = 200  # verdicts that are kept together at most
_KEEP_SECONDS = 0.5  # and how long they wait for that: a slow disk takes 50 ms each time
_LOOK_SECONDS = 0.2  # how soon a wish to stop is seen
_STOP_SECONDS = 12.0  # what runs may take to end: a program's own limits, and a little


@dataclass(frozen=True)
class Progress:
    """How far a run has come.

    Attributes
    ----------
    done, total
        Of what counts: how many have a verdict, and how many there are.
    unchanged
        How many of those done had their verdict from an earlier run, or from the same program
        of somebody else.
    stopped
        Whether it was ended before all was done.
    """

    done: int
    total: int
    unchanged: int
    stopped: bool = False


def run(
    plan: Plan,
    course: Course,
    results: Results,
    pool: Pool,
    settings: Settings,
    *,
    again: Again | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Progress:
    """Grade everything that counts and has no verdict yet; keep every verdict as it comes.

    When it was not stopped, `conclude` has to follow. The pool is left open.

    Parameters
    ----------
    settings
        How it was asked for; kept, so that the run can be gone on with.
    again
        What to grade though it has a verdict.
    watch
        Told the progress whenever it moved, from this thread.
    stop
        Asked several times a second. Once it is true, what is being graded is finished and kept,
        and the rest is left.

    Raises
    ------
    PoolError
        When the pool cannot grade: isolation was refused, or no process starts.
    ResultsError
        When verdicts cannot be kept. What was kept before stays.
    """
    results.begin(settings, again=again)
    results.add(Asked(handed, None) for handed in plan.intake.superseded)
    work = _Work(plan, results, Reader(plan.assignment.seed, course, settings), pool)
    watch(work.progress)
    try:
        while not stop() and work.submit():
            work.collect(_LOOK_SECONDS)
            watch(work.progress)
        work.end()
    except (PoolError, KeyboardInterrupt):
        work.keep()
        raise
    watch(work.progress)
    return work.progress


def conclude(out: Path, plan: Plan, results: Results, course: Course, language: str) -> Written:
    """Write what a run leaves behind, note that it is done, and return what was written."""
    written = write_outputs(out, plan, results.counted, course, language)
    results.finish()
    return written


@dataclass(frozen=True)
class _Task:
    """A question on its way, and how often it lost its process."""

    item: Item
    question: Question
    tries: int = 0


class _Work:
    """What has been asked and answered in one run."""

    def __init__(self, plan: Plan, results: Results, reader: Reader, pool: Pool) -> None:
        self.progress = Progress(0, len(plan.intake.handed), 0)
        self._results = results
        self._reader = reader
        self._pool = pool
        self._unread = enumerate(plan.intake.handed)
        self._left = len(plan.intake.handed)
        self._alone: deque[_Task] = deque()
        self._waiting: dict[Future[list[Done]], list[_Task]] = {}
        # Whoever handed in the same program meanwhile waits for the same verdict.
        self._askers: dict[Question, list[Handed]] = {}
        self._asked: list[Asked] = []
        self._verdicts: dict[Question, Verdict] = {}
        self._kept_at = time.monotonic()
        self._ending = False

    def submit(self) -> bool:
        """Give the pool as much as it should have; return whether anything is left to do."""
        looked = 0
        while len(self._waiting) < self._pool.workers * _AHEAD and looked < _LOOK_AT:
            if self._alone:
                batch = [self._alone.popleft()]
            elif self._left:
                before = self._left
                batch = self._batch(_LOOK_AT - looked)
                looked += before - self._left
            else:
                break
            if batch:
                self._waiting[self._pool.submit([task.item for task in batch])] = batch
        return bool(self._waiting or self._alone or self._left)

    def collect(self, seconds: float) -> None:
        """Take in what was answered, waiting for up to `seconds` where there is nothing yet."""
        if len(self._waiting) < self._pool.workers * _AHEAD and self._left:
            seconds = 0.0  # there is more to be read meanwhile
        self._take_all(wait(self._waiting, seconds, FIRST_COMPLETED).done)
        if len(self._asked) >= _KEEP or time.monotonic() - self._kept_at > _KEEP_SECONDS:
            self.keep()

    def end(self) -> None:
        """Let what runs end, take it in, and keep everything."""
        self._ending = True
        if self._waiting:
            self._pool.stop()
            self._take_all(wait(self._waiting, _STOP_SECONDS).done)
        self.keep()
        self.progress = replace(self.progress, stopped=self.progress.done < self.progress.total)

    def keep(self) -> None:
        """Keep what has come in since the last time."""
        if self._asked or self._verdicts:
            self._results.add(self._asked, self._verdicts.values())
        self._asked, self._verdicts = [], {}
        self._kept_at = time.monotonic()

    def _batch(self, most: int) -> list[_Task]:
        """Read programs until there is a batch, or `most` were read."""
        size = max(1, min(BATCH, self._left // (self._pool.workers * _TAIL)))
        batch: list[_Task] = []
        for number, handed in islice(self._unread, most):
            self._left -= 1
            task = self._task(number, handed)
            if task is not None:
                batch.append(task)
            if len(batch) == size:
                break
        return batch

    def _task(self, number: int, handed: Handed) -> _Task | None:
        """Read a program; None when there is nothing to be graded."""
        found = self._reader.read(handed)
        question = found.question
        if question in self._askers:
            self._askers[question].append(found.handed)
        elif question in self._verdicts or self._results.knows(question):
            self._count(question, [found.handed], unchanged=1)
        elif found.source is None:
            self._verdicts[question] = Verdict(question, None, self._reader.refusal(found))
            self._count(question, [found.handed], unchanged=0)
        else:
            self._askers[question] = [found.handed]
            return _Task(Item(number, handed.exercise, found.source, question.seed), question)
        return None

    def _take_all(self, futures: Iterable[Future[list[Done]]]) -> None:
        refusal: PoolError | None = None
        for future in futures:
            try:
                self._take(future, self._waiting.pop(future))
            except PoolError as error:
                refusal = error  # what the others bring is still taken in
        if refusal is not None:
            raise refusal

    def _take(self, future: Future[list[Done]], batch: Sequence[_Task]) -> None:
        tasks = {task.item.number: task for task in batch}
        try:
            answers = [(done, loads(done.report)) for done in future.result()]
        except PoolError:
            raise
        except IsolationRefused as refused:
            raise PoolError(_refused(str(refused))) from None
        except Exception:
            answers = []
        for done, report in answers:
            if done.number in tasks:
                self._answer(tasks.pop(done.number), report, done.report)
        # What is not answered lost its process, and any of it may be the reason: each goes alone.
        for task in () if self._ending else tasks.values():
            self._ask_alone(replace(task, tries=task.tries + 1))

    def _ask_alone(self, task: _Task) -> None:
        if task.tries < _TRIES:
            self._alone.append(task)
        else:
            self._answer(task, self._reader.lost(task.question))

    def _answer(self, task: _Task, report: Report, text: str = "") -> None:
        question = task.question
        self._verdicts[question] = Verdict(question, task.item.source, report, text)
        askers = self._askers.pop(question)
        self._count(question, askers, unchanged=len(askers) - 1)

    def _count(self, question: Question, askers: Sequence[Handed], *, unchanged: int) -> None:
        self._asked += [Asked(handed, question) for handed in askers]
        done = self.progress
        self.progress = replace(
            done, done=done.done + len(askers), unchanged=done.unchanged + unchanged
        )


def _refused(reason: str) -> Message:
    return message(
        "Strict isolation cannot be proven where programs are graded, so nothing more was run. "
        "{reason}",
        reason=reason,
    )
