"""Runs over real processes: the same whatever their number, and whatever becomes of them."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.intake import gather
from grader.batch.local import LocalPool
from grader.batch.model import Asked, Assignment, Graded
from grader.batch.planning import Plan
from grader.batch.pool import PoolError
from grader.batch.results import Results
from grader.batch.run import Progress, run
from grader.batch.settings import Settings
from grader.batch.work import Item
from grader.course import Course
from grader.report import Outcome, dumps
from grader.sandbox.limits import Limits
from grader.sandbox.processors import shares

EXERCISE = "activations/sigmoid"
LOOP = "def sigmoid(x):\n    while True: pass\n"


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Path:
    """24 students: right, wrong, broken, hostile, not in UTF-8, and one who loops."""
    entry = course.find("sigmoid")
    programs = [
        entry.solution_source.encode(),
        entry.mistakes[0].source.encode(),
        b"def sigmoid(x)\n    return x\n",
        b"import os\nos._exit(0)\n",
        "# 시그모이드\n".encode("cp949") + entry.solution_source.encode(),
        b"def sigmoid(x):\n    raise NotImplementedError\n",
    ]
    place = tmp_path_factory.mktemp("class")
    for number in range(24):
        (place / f"s{number:02}").mkdir()
        text = programs[number % len(programs)] + b"\n#" * (number // 12)
        (place / f"s{number:02}" / "sigmoid.py").write_bytes(text)
    (place / "s13" / "sigmoid.py").write_text(LOOP)
    return place


@pytest.fixture
def plan(submissions: Path) -> Plan:
    week = Assignment("week", "Week", (Asked(EXERCISE, 10.0),), seed=5)
    return Plan(submissions, week, (), gather(submissions, [EXERCISE]))


def grade(
    plan: Plan,
    course: Course,
    pool: LocalPool,
    out: Path,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> list[Graded]:
    how = Settings(str(plan.submissions), call_seconds=0.5)
    with Results(out) as results:
        progress = run(plan, course, results, pool, how, watch=watch)
        assert (progress.done, progress.stopped) == (24, False)
        rows = results._connection.execute("select count(*) from verdicts").fetchone()
        found = list(results.counted())
        assert rows[0] == len({one.sha256 for one in found})
    return found


def told(found: list[Graded]) -> str:
    """All that was kept, but for how long it took."""
    lines = [f"{one.handed} {one.sha256} {dumps(replace(one.report, seconds=0))}" for one in found]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


@pytest.fixture(scope="module")
def undisturbed(
    submissions: Path, course: Course, tmp_path_factory: pytest.TempPathFactory
) -> list[Graded]:
    week = Assignment("week", "Week", (Asked(EXERCISE, 10.0),), seed=5)
    plan = Plan(submissions, week, (), gather(submissions, [EXERCISE]))
    before = set(children())
    with closing(LocalPool(1, call_seconds=0.5)) as pool:
        found = grade(plan, course, pool, tmp_path_factory.mktemp("out"))
        assert list(pool.isolation()) == ["local-1"]
        used = set(children()) - before
    _, alive = psutil.wait_procs(used, timeout=5)
    assert not alive  # closing the pool left nothing behind
    return found


def test_every_kind_of_program_has_its_verdict(undisturbed: list[Graded]) -> None:
    outcomes = [one.report.outcome for one in undisturbed]
    assert outcomes[:2] == [Outcome.PASSED, Outcome.FAILED]
    assert outcomes[13] is Outcome.TIMEOUT
    assert outcomes[4] is Outcome.PASSED  # its comment was CP949
    assert undisturbed[4].handed.remarks
    assert Outcome.INTERNAL_ERROR not in outcomes


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_processes_changes_nothing(
    plan: Plan, course: Course, tmp_path: Path, undisturbed: list[Graded], workers: int
) -> None:
    with closing(LocalPool(workers, call_seconds=0.5)) as pool:
        assert told(grade(plan, course, pool, tmp_path)) == told(undisturbed)


def test_processes_that_are_killed_take_nothing_with_them(
    plan: Plan, course: Course, tmp_path: Path, undisturbed: list[Graded]
) -> None:
    killed: set[int] = set()
    mine = {process.pid for process in children()}

    def kill_some(progress: Progress) -> None:
        for process in psutil.Process().children():
            if process.pid not in mine and len(killed) < 3 and progress.done > 4 * len(killed):
                killed.add(process.pid)
                mine.add(process.pid)
                os.kill(process.pid, signal.SIGKILL)

    with closing(LocalPool(2, call_seconds=0.5)) as pool:
        found = grade(plan, course, pool, tmp_path, kill_some)
    assert len(killed) == 3
    assert told(found) == told(undisturbed)


def test_stop_ends_what_runs_and_begins_nothing_more() -> None:
    item = Item(1, EXERCISE, LOOP.encode(), 5)
    with closing(LocalPool(1, call_seconds=0.5)) as pool:
        running = pool.submit([replace(item, number=number) for number in range(20)])
        waiting = pool.submit([item])
        while not running.running():
            time.sleep(0.01)
        time.sleep(0.1)
        pool.stop()
        assert 1 <= len(running.result(10)) <= 2
        assert waiting.result(10) == []


def test_close_ends_what_runs_at_once() -> None:
    before = set(children())
    pool = LocalPool(2, call_seconds=10.0)
    futures = [pool.submit([Item(number, EXERCISE, LOOP.encode(), 5)]) for number in range(2)]
    while len(pool.isolation()) < 2:
        time.sleep(0.01)
    time.sleep(0.2)
    used = set(children()) - before
    assert len(used) >= 4  # workers and their zygotes
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 3
    _, alive = psutil.wait_procs(used, timeout=5)
    assert not alive
    assert [future.result(1) for future in futures] == [[], []]


def test_the_time_that_programs_took_is_told_to_whoever_waits_for_the_run() -> None:
    busy = "import time\nwhile time.process_time() < 0.6: pass\n"
    before = used_by_children()
    with closing(LocalPool(1)) as pool:
        items = [Item(number, EXERCISE, busy.encode(), 5) for number in range(2)]
        assert len(pool.submit(items).result(20)) == 2
    assert used_by_children() - before > 1.1


def test_a_process_that_falls_silent_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.local._BEYOND_LIMITS", 0.1 - Limits.total_seconds)
    monkeypatch.setattr("grader.batch.local._LOOK_SECONDS", 0.05)
    with closing(LocalPool(1, call_seconds=10.0)) as pool:
        assert pool.submit([Item(1, EXERCISE, LOOP.encode(), 5)]).result(8) == []


def test_a_pool_that_cannot_begin_says_why(tmp_path: Path) -> None:
    with closing(LocalPool(2, root=tmp_path)) as pool:
        future = pool.submit([Item(1, EXERCISE, b"", 5)])
        with pytest.raises(PoolError) as caught:
            future.result(20)
    assert "course.toml" in caught.value.message.render()


@pytest.fixture
def one_start(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that has room for one process more, and not for two."""
    original = LocalPool.__init__.__globals__["start_worker"]
    started: list[object] = []

    def start(*args: object, **kwargs: object) -> object:
        if started:
            raise OSError("no more processes")
        started.append(None)
        return original(*args, **kwargs)

    monkeypatch.setattr("grader.batch.local.start_worker", start)
    yield


def test_fewer_processes_than_were_asked_for_do_as_well(one_start: None) -> None:
    with closing(LocalPool(2)) as pool:
        futures = [pool.submit([Item(number, EXERCISE, b"", 5)]) for number in range(6)]
        assert [len(future.result(20)) for future in futures] == [1] * 6


@given(st.sets(st.integers(0, 200), max_size=40), st.integers(1, 100))
def test_processors_are_divided_evenly(own: set[int], workers: int) -> None:
    found = shares(sorted(own), workers)
    assert len(found) == workers
    if workers > 1 and own:
        assert all(found) and set().union(*found) <= own
        taken = Counter(processor for share in found for processor in share)
        assert max(taken.values()) - min(taken.get(one, 0) for one in own) <= 1
    else:
        assert not any(found)  # anywhere
