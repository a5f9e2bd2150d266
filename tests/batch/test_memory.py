"""What a run holds does not grow with the programs that it grades, nor with what it tells of them.

Only who handed in what is held, a few hundred bytes of each; `tests/benchmarks/many.py` shows it
for a hundred thousand.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from grader.batch.intake import gather
from grader.batch.planning import Plan, make_plan
from grader.batch.results import Results
from grader.batch.run import conclude, run
from grader.batch.settings import Settings
from grader.batch.work import Done, Item
from grader.course import Course
from grader.grading import grade
from grader.report import Isolation, dumps
from grader.sandbox.session import Sandbox

FEW, MANY = 60, 260
TOGETHER = 5  # programs in a batch, and verdicts kept: so that few are as many under way as many
# A verdict with its program holds over 20,000 bytes; what is not let go of at once, under 3,000.
MOST = 6000.0
# Of a file that was handed in: who, for what, and where it lies; and while it is looked for.
MOST_LISTED, MOST_LOOKED_FOR = 600.0, 1000.0


class AtOnce:
    """A pool that gives everybody the verdict that one program really got."""

    workers = 2
    remarks = ()

    def __init__(self, report: str) -> None:
        self._report = report
        self.seen = 0

    def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
        self.seen += len(items)
        answer: Future[list[Done]] = Future()
        answer.set_result([Done(item.number, self._report) for item in items])
        return answer

    def isolation(self) -> Mapping[str, Isolation]:
        return {}

    def stop(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def verdict(course: Course, sandbox: Sandbox) -> str:
    entry = course.find("sigmoid")
    return dumps(grade(entry, entry.mistakes[0].source, seed=7, sandbox=sandbox))


def plan_of(folder: Path, count: int, course: Course) -> Plan:
    folder.mkdir()
    for number in range(count):
        text = f"# {number}\n" + "# a long remark\n" * 500
        (folder / f"student{number:04}__sigmoid.py").write_text(text, encoding="utf-8")
    file = folder.with_suffix(".toml")
    file.write_text("seed = 7\n[exercises]\nsigmoid = 10\n", encoding="utf-8")
    return make_plan(folder, course, file)


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def peaks(folder: Path, count: int, course: Course, verdict: str) -> tuple[int, int]:
    """Return what grading, and what telling, took beyond what there was before, at its highest."""
    plan = plan_of(folder, count, course)
    pool = AtOnce(verdict)
    with Results(folder.with_suffix(".out")) as results:
        before = _now()
        run(plan, course, results, pool, Settings(str(folder)))
        grading = tracemalloc.get_traced_memory()[1] - before
        assert pool.seen == count
        before = _now()
        conclude(folder.with_suffix(".out"), plan, results, course, "en")
        return grading, tracemalloc.get_traced_memory()[1] - before


def _now() -> int:
    gc.collect()
    tracemalloc.reset_peak()
    return tracemalloc.get_traced_memory()[0]


def test_memory_does_not_grow_with_the_class(
    tmp_path, course, verdict, traced, monkeypatch
) -> None:
    for buffer in ("BATCH", "_KEEP"):
        monkeypatch.setattr(f"grader.batch.run.{buffer}", TOGETHER)
    peaks(tmp_path / "first", 30, course, verdict)  # what is loaded and kept once
    few = peaks(tmp_path / "few", FEW, course, verdict)
    many = peaks(tmp_path / "many", MANY, course, verdict)
    for part, one, other in zip(("grading", "telling"), few, many, strict=True):
        each = (other - one) / (MANY - FEW)
        assert each < MOST, f"{part} holds {each:.0f} bytes of every program"


def test_who_handed_in_what_takes_little(tmp_path: Path, traced: None) -> None:
    def taken(count: int) -> tuple[int, int]:
        """Return what the list of a class takes, and what finding it took at its highest."""
        root = tmp_path / f"{count:05}"
        for number in range(count):
            folder = root / f"student{number:06}"
            folder.mkdir(parents=True)
            (folder / "sigmoid.py").touch()
        before = _now()
        intake = gather(root, ["activations/sigmoid"])
        highest = tracemalloc.get_traced_memory()[1] - before
        assert len(intake.handed) == count
        return _now() - before, highest

    taken(100)  # what is loaded and kept once
    few, many = taken(300), taken(1300)
    held, highest = ((other - one) / 1000 for one, other in zip(few, many, strict=True))
    assert held < MOST_LISTED, f"{held:.0f} bytes of every file stay"
    assert highest < MOST_LOOKED_FOR, f"{highest:.0f} bytes of every file at the highest"
