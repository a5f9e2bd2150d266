"""The same, several exercises at a time, each process with a jail of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from grader.course import Course, Entry, load_course
from grader.i18n import is_translated
from grader.sandbox.processors import keep_to, own_processors, shares
from grader.sandbox.session import Sandbox
from grader.verify.parts import check_course, check_entry
from grader.verify.problem import Problem


def verify_in_processes(
    course: Course,
    entries: Sequence[Entry],
    *,
    seeds: Sequence[int],
    jobs: int,
    watch: Callable[[str], None],
) -> Iterator[Problem]:
    """Yield every broken promise, as `verify` does, from `jobs` processes at once.

    Parameters
    ----------
    watch
        Told each exercise that is through.
    """
    yield from check_course(course, is_translated)
    # Spawned: a fork would share the jail's pipes, and half the locks of this process.
    context = multiprocessing.get_context("spawn")
    places = context.SimpleQueue()
    for share in shares(own_processors(), jobs):
        places.put(share)
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_settle, initargs=(places,)
    ) as pool:
        # The last of a course take longest: begun last, one of them would run on alone.
        asked = {
            pool.submit(_verified, course.root, entry.id, tuple(seeds)): entry
            for entry in reversed(entries)
        }
        found: dict[str, list[Problem]] = {}
        try:
            for done in as_completed(asked):
                found[asked[done].id] = done.result()
                watch(asked[done].id)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for entry in entries:
        yield from found[entry.id]


def _settle(places: SimpleQueue[frozenset[int]]) -> None:
    keep_to(places.get())


def _verified(root: Path, name: str, seeds: tuple[int, ...]) -> list[Problem]:
    entry = load_course(root).by_id[name]
    with Sandbox() as sandbox:
        return list(check_entry(entry, seeds, sandbox, is_translated))
