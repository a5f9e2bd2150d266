"""The loop of a run, over pools that are not there: who is asked, when, and what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from grader.batch.intake import gather
from grader.batch.model import Asked, Assignment
from grader.batch.planning import Plan
from grader.batch.pool import PoolError, WorkerLost
from grader.batch.results import Results
from grader.batch.run import BATCH, Progress, run
from grader.batch.settings import Settings
from grader.batch.work import Done, Item
from grader.course import Course
from grader.message import message
from grader.outcomes import verdict
from grader.report import Isolation, Outcome, Report, dumps
from grader.sandbox.session import IsolationRefused

EXERCISES = ("activations/sigmoid", "activations/tanh_relu_leaky")
HOW = Settings("/class")


def answer(item: Item) -> Done:
    text = item.source.decode()
    named = [one for one in Outcome if one.value in text]
    outcome = max(named, key=lambda one: len(one.value), default=Outcome.PASSED)
    made = Report(item.exercise, outcome, 1, 1, (), Isolation("strict"), item.seed, 0.1)
    return Done(item.number, dumps(made))


class Pool:
    """Answers at once; remembers what it was asked."""

    def __init__(self, workers: int = 2) -> None:
        self.workers = workers
        self.batches: list[tuple[Item, ...]] = []
        self.stopped = False

    @property
    def graded(self) -> Counter[bytes]:
        return Counter(item.source for batch in self.batches for item in batch)

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        self.batches.append(tuple(items))
        future: Future[list[Done]] = Future()
        try:
            future.set_result(self.grade(items))
        except Exception as error:
            future.set_exception(error)
        return future

    def grade(self, items: Sequence[Item]) -> list[Done]:
        return [answer(item) for item in items]

    def isolation(self) -> Mapping[str, Isolation]:
        return {}

    def stop(self) -> None:
        self.stopped = True

    def close(self) -> None: ...


class Deadly(Pool):
    """Loses its process with any batch that holds the word `deadly`."""

    def grade(self, items: Sequence[Item]) -> list[Done]:
        if any(b"deadly" in item.source for item in items):
            raise WorkerLost
        return super().grade(items)


class Cut(Pool):
    """Loses its process at the word `deadly`, after it told the verdicts before."""

    def grade(self, items: Sequence[Item]) -> list[Done]:
        deadly = [number for number, item in enumerate(items) if b"deadly" in item.source]
        return super().grade(items[: deadly[0]] if deadly else items)


class Refusing(Pool):
    """Grades one batch, and then cannot go on."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def grade(self, items: Sequence[Item]) -> list[Done]:
        if len(self.batches) > 1:
            raise self.error
        return super().grade(items)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "class"


@pytest.fixture
def results(tmp_path: Path) -> Iterator[Results]:
    with Results(tmp_path / "out") as store:
        yield store


def write(place: Path, programs: Mapping[str, str], exercise: str = "sigmoid") -> None:
    for student, text in programs.items():
        (place / student).mkdir(parents=True, exist_ok=True)
        (place / student / f"{exercise}.py").write_text(text)


def plan_of(place: Path, seed: int = 5) -> Plan:
    asked = tuple(Asked(exercise, 10.0) for exercise in EXERCISES)
    return Plan(place, Assignment("week", "Week", asked, seed=seed), (), gather(place, EXERCISES))


def outcomes(results: Results) -> dict[str, str]:
    return {one.handed.student: one.report.outcome.value for one in results.counted()}


@pytest.fixture
def graded(
    place: Path, course: Course, results: Results
) -> Callable[..., tuple[Progress, Counter[bytes]]]:
    def grade(pool: Pool | None = None, seed: int = 5, **more: object) -> object:
        used = pool or Pool()
        how = replace(HOW, **more.pop("how", {}))  # type: ignore[arg-type]
        progress = run(plan_of(place, seed), course, results, used, how, **more)  # type: ignore[arg-type]
        return progress, used.graded

    return grade  # type: ignore[return-value]


def test_everything_is_graded_once(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {f"s{number:02}": f"# {number}" for number in range(60)})
    write(place, {f"s{number:02}": f"# failed {number}" for number in range(60)}, "tanh_relu_leaky")
    progress, asked = graded()
    assert progress == Progress(120, 120, 0)
    assert len(asked) == 120
    assert set(asked.values()) == {1}
    assert results.tally() == {Outcome.PASSED: 60, Outcome.FAILED: 60}
    found = [(one.handed.student, one.handed.exercise) for one in results.counted()]
    assert found == sorted(found)
    assert len(found) == 120


def test_the_same_program_is_graded_once_for_all_who_handed_it_in(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {f"s{number:02}": f"# {number % 3}" for number in range(90)})
    progress, asked = graded()
    assert asked == {b"# 0": 1, b"# 1": 1, b"# 2": 1}
    assert progress == Progress(90, 90, 87)
    assert len(outcomes(results)) == 90


def test_only_what_changed_is_graded_again(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {"a": "# passed", "b": "# failed"})
    assert graded()[0] == Progress(2, 2, 0)
    assert graded() == (Progress(2, 2, 2), Counter())
    write(place, {"b": "# timeout"})
    assert graded() == (Progress(2, 2, 1), Counter({b"# timeout": 1}))
    assert outcomes(results) == {"a": "passed", "b": "timeout"}
    write(place, {"b": "# failed"})  # back to the older one
    assert graded()[1] == Counter()
    assert outcomes(results) == {"a": "passed", "b": "failed"}


@pytest.mark.parametrize(
    "more", [{"again": "all"}, {"seed": 6}, {"how": {"call_seconds": 2.5}},
             {"how": {"isolation": "strict"}}]
)  # fmt: skip
def test_everything_is_graded_again(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], more: dict[str, object]
) -> None:
    write(place, {"a": "# 1", "b": "# 2", "c": "# 1"})
    graded()
    assert graded(**more)[1] == {b"# 1": 1, b"# 2": 1}


def test_a_fault_of_ours_is_graded_again_the_next_time(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {"a": "# internal_error", "b": "# 2"})
    assert graded()[0] == Progress(2, 2, 0)
    assert outcomes(results)["a"] == "internal_error"
    assert graded()[1] == {b"# internal_error": 1}


@pytest.mark.parametrize("pool", [Deadly, Cut])
def test_a_program_that_ends_processes_harms_nobody_else(
    place: Path,
    graded: Callable[..., tuple[Progress, Counter[bytes]]],
    results: Results,
    pool: type[Pool],
) -> None:
    write(place, {f"s{number:02}": f"# {number}" for number in range(60)})
    write(place, {"s07": "# deadly", "s31": "# deadly too"})
    progress, asked = graded(pool())
    assert progress == Progress(60, 60, 0)
    left = {who for who, outcome in outcomes(results).items() if outcome == "internal_error"}
    assert left == {"s07", "s31"}
    assert asked[b"# deadly"] == 3
    assert max(asked.values()) == 3
    assert sum(asked.values()) < 60 + 2 * BATCH + 4


@pytest.mark.parametrize("error", [PoolError(message("No.")), IsolationRefused("landlock")])
def test_a_pool_that_gives_up_ends_the_run_and_nothing_is_lost(
    place: Path,
    graded: Callable[..., tuple[Progress, Counter[bytes]]],
    results: Results,
    error: Exception,
) -> None:
    write(place, {f"s{number:03}": f"# {number}" for number in range(100)})
    pool = Refusing(error)
    with pytest.raises(PoolError):
        graded(pool)
    kept = outcomes(results)
    assert len(kept) == len(pool.batches[0])
    _, asked = graded()
    assert len(asked) == 100 - len(kept)
    assert len(outcomes(results)) == 100


def test_what_was_stopped_is_gone_on_with(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {f"s{number:03}": f"# {number}" for number in range(200)})
    seen: list[Progress] = []
    pool = Pool()
    progress, first = graded(pool, watch=seen.append, stop=lambda: seen[-1].done >= 50)
    assert progress.stopped
    assert 50 <= progress.done < 200
    assert len(outcomes(results)) == progress.done == len(first)
    rest, second = graded()
    assert rest == Progress(200, 200, progress.done)
    assert not first & second
    assert [one.done for one in seen] == sorted(one.done for one in seen)


def test_batches_shrink_towards_the_end(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]]
) -> None:
    write(place, {f"s{number:03}": f"# {number}" for number in range(700)})
    pool = Pool(workers=2)
    graded(pool)
    sizes = [len(batch) for batch in pool.batches]
    assert sizes[0] == BATCH
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-8:] == [1] * 8  # no worker is left with a batch while the other is idle


def test_what_cannot_be_read_is_told_and_the_disks_fault_is_left_open(
    place: Path, course: Course, results: Results
) -> None:
    write(place, {"a": "# 1", "gone": "# 2", "long": "#" * ((1 << 20) + 1)})
    plan = plan_of(place)
    (place / "gone" / "sigmoid.py").unlink()
    pool = Pool()
    assert run(plan, course, results, pool, HOW).done == 3
    assert outcomes(results) == {"a": "passed", "gone": "internal_error", "long": "error"}
    told = {who.student: report.message for who, report in results.unread()}
    assert set(told) == {"gone", "long"}
    assert all(told.values())
    said = {one.handed.student: verdict(one.report).render() for one in results.counted()}
    assert said["long"] == "The file could not be read, so nothing was run."
    assert "not you" in said["gone"]
    assert results.tally()[Outcome.ERROR] == 1
    write(place, {"gone": "# 2"})  # it is back
    run(plan, course, results, pool, HOW)
    assert outcomes(results)["gone"] == "passed"


def test_programs_are_read_when_their_turn_comes(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {f"s{number:03}": f"# {number}" for number in range(300)})
    seen: list[Progress] = []

    class Watching(Pool):
        def grade(self, items: Sequence[Item]) -> list[Done]:
            asked = sum(len(batch) for batch in self.batches)
            done = seen[-1].done
            assert asked - done <= 5 * BATCH * self.workers
            return super().grade(items)

    graded(Watching(), watch=seen.append)
    assert seen[-1].done == 300


def test_older_ones_are_kept_on_record(
    place: Path, graded: Callable[..., tuple[Progress, Counter[bytes]]], results: Results
) -> None:
    write(place, {"a": "# new"})
    (place / "a" / "sigmoid (1).py").write_text("# newer")
    _, asked = graded()
    assert len(asked) == 1
    rows = results._connection.execute("select attempt, counts from handed order by attempt")
    assert rows.fetchall() == [(1, 0), (2, 1)]
