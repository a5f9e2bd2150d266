"""The same, several exercises at a time, each process with a jail of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from grader.course import Course, Entry, load_course
from grader.i18n import is_translated
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
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        asked = {
            pool.submit(_verified, course.root, entry.id, tuple(seeds)): entry for entry in entries
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


def _verified(root: Path, name: str, seeds: tuple[int, ...]) -> list[Problem]:
    entry = load_course(root).by_id[name]
    with Sandbox() as sandbox:
        return list(check_entry(entry, seeds, sandbox, is_translated))
