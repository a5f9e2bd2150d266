"""A real Dask scheduler and real workers on loopback, some of which are killed."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.cluster import ClusterError, ClusterPool
from grader.batch.cluster.address import is_open, read_address
from grader.batch.local import LocalPool
from grader.batch.planning import Plan, make_plan
from grader.batch.pool import Pool, WorkerLost
from grader.batch.results import Results
from grader.batch.run import Progress, run
from grader.batch.settings import Settings
from grader.batch.work import Item
from grader.course import HOME, Course
from grader.report import Outcome, Report
from grader.sandbox.session import Sandbox

SIGMOID = "activations/sigmoid"
CORPUS = HOME / "tests" / "corpus"
LIMIT = 0.5  # seconds a call, so that a loop is soon over

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are found through /proc")


class Dask:
    """A scheduler and its workers; every one of them a process of this test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)
        )
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        self.address = str(json.loads(_eventually(lambda: _text(file)))["address"])

    def work(self, name: str, *options: str, home: Path = HOME, code: str = "") -> None:
        """Start a worker; `home` holds its grader, and `code` is run before it begins."""
        options = ("--no-nanny", "--nthreads", "1", *options)
        if code:
            preload = self._folder / f"{name}_preload.py"
            preload.write_text(code, encoding="utf-8")
            options = (*options, "--preload", str(preload))
        self.workers[name] = self._start(
            "worker", self.address, "--name", name, *options, home=home
        )

    def kill(self, *names: str) -> None:
        """SIGKILL."""
        for name in names:
            self.workers[name].kill()
            self.workers.pop(name).wait()

    def close(self) -> None:
        for process in (*self.workers.values(), self.scheduler):
            process.kill()
        for process in (*self.workers.values(), self.scheduler):
            process.wait()

    def _start(self, what: str, *options: str, home: Path = HOME) -> subprocess.Popen[bytes]:
        # The same module as `dask scheduler` and `dask worker`, without their start of a second.
        module = f"distributed.cli.dask_{what}"
        with (self._folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, "--no-dashboard", *options],
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": str(home)},
                stdout=log,
                stderr=log,
            )


def _eventually(find: Callable[[], str | None]) -> str:
    until = time.monotonic() + 20.0
    while time.monotonic() < until:
        if found := find():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come")


def _text(path: Path) -> str | None:
    with suppress(FileNotFoundError):
        text = path.read_text(encoding="utf-8")
        return text if text.endswith("}") else None
    return None


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Return a cluster of two workers; the second has several threads."""
    made = Dask(tmp_path_factory.mktemp("dask"))
    made.work("one")
    made.work("two", "--nthreads", "3")
    yield made
    made.close()


def pool_of(dask: Dask, isolation: str = "best", *, among: int = 2) -> ClusterPool:
    """Return a pool once `among` workers are there and were looked at."""
    until = time.monotonic() + 20.0
    while True:
        pool = ClusterPool(dask.address, isolation, LIMIT)
        if len(pool.isolation()) + len(pool.remarks) >= among or time.monotonic() > until:
            return pool
        pool.close()
        time.sleep(0.1)


def programs(count: int) -> list[bytes]:
    """Return different programs: right, wrong, and one that never ends."""
    right = sorted((CORPUS / "right" / "sigmoid").glob("*.py"))
    wrong = sorted((CORPUS / "wrong" / "sigmoid").glob("*.py"))
    loop = b"def sigmoid(x):\n    while True: pass\n"
    found = [path.read_bytes() for pair in zip(right, wrong, strict=False) for path in pair]
    return [found[n % len(found)] + b"\n# %d\n" % n for n in range(count - 1)] + [loop]


def plan_of(folder: Path, sources: list[bytes], course: Course) -> Plan:
    for number, source in enumerate(sources):
        student = folder / f"student{number:03}"
        student.mkdir(parents=True)
        (student / "sigmoid.py").write_bytes(source)
    file = folder.with_suffix(".toml")
    file.write_text("seed = 7\n[exercises]\nsigmoid = 10\n", encoding="utf-8")
    return make_plan(folder, course, file)


def graded(
    plan: Plan,
    out: Path,
    pool: Pool,
    course: Course,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> dict[str, Report]:
    """Run it, and return the verdict on every student's program."""
    settings = Settings(str(plan.submissions), call_seconds=LIMIT)
    with Results(out) as results:
        run(plan, course, results, pool, settings, watch=watch)
        return {one.handed.student: replace(one.report, seconds=0) for one in results.counted()}


def items(sources: list[bytes]) -> list[Item]:
    return [Item(number, SIGMOID, source, 7) for number, source in enumerate(sources)]


@pytest.fixture(scope="module")
def class_of(course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, dict]:
    """Return a class's work and its verdicts, graded on this machine."""
    folder = tmp_path_factory.mktemp("class")
    plan = plan_of(folder / "handed_in", programs(60), course)
    with closing(LocalPool(2, call_seconds=LIMIT)) as pool:
        return plan, graded(plan, folder / "local", pool, course)


def test_a_cluster_gives_the_verdicts_of_this_machine(dask, class_of, course, tmp_path) -> None:
    plan, local = class_of
    assert len(local) == 60
    assert {report.outcome for report in local.values()} > {Outcome.PASSED, Outcome.TIMEOUT}
    with closing(pool_of(dask)) as pool:
        assert pool.workers == 2
        with Sandbox() as sandbox:
            here = sandbox.isolation_report
        assert pool.isolation() == {"one": here, "two": here}
        assert graded(plan, tmp_path, pool, course) == local
        # It has three threads and grades in one: nobody has to find out by waiting.
        (remark,) = pool.remarks
        assert remark.values["count"] == 1
        assert remark.values["all"] == 2


def test_what_waits_is_let_go_of_when_it_is_stopped(dask) -> None:
    loops = items([b"while True:\n    pass\n"] * 10)
    with closing(pool_of(dask)) as pool:
        batches = [pool.submit(loops) for _ in range(7)]
        time.sleep(0.2)
        started = time.monotonic()
        pool.stop()
        done = [len(batch.result(20.0)) for batch in batches]
        assert time.monotonic() - started < 4 * LIMIT + 2.0, "ten loops each would take longer"
        assert sum(1 for count in done if count) <= 2, "what had not begun did not begin"
        assert max(done) < 10
        assert pool.submit(loops).result(5.0) == []


def test_strict_gives_no_work_to_a_worker_that_cannot_enforce(dask, class_of, course, tmp_path):
    # As on a machine without Landlock: the kernel says that there is no such system call.
    dask.work(
        "open",
        code="from grader.sandbox import zygote_launcher\n"
        "boot = zygote_launcher._BOOT\n"
        "without = 'import grader.sandbox.confine as c; c._LANDLOCK_CREATE = 4095; '\n"
        "zygote_launcher._BOOT = boot.replace('from grader', without + 'from grader')\n",
    )
    try:
        with closing(pool_of(dask, "strict", among=4)) as pool:
            assert set(pool.isolation()) == {"one", "two"}
            assert pool.workers == 2
            told = " ".join(remark.render() for remark in pool.remarks)
            assert "open" in told
            assert "landlock" in told.lower()
    finally:
        dask.kill("open")


def test_a_worker_of_another_version_is_refused_by_name(dask, tmp_path) -> None:
    other = tmp_path / "other"
    for part in ("grader", "exercises", "reference"):
        shutil.copytree(
            HOME / part, other / part, ignore=shutil.ignore_patterns("node_modules", "ui", "data")
        )
    with (other / "grader" / "compare.py").open("a", encoding="utf-8") as file:
        file.write("# a tolerance was changed\n")
    dask.work("elder", home=other)
    try:
        with pytest.raises(ClusterError) as refused:
            _eventually(lambda: pool_of(dask).close())
        values = refused.value.message.values
        assert values["worker"] == "elder"
        assert values["theirs"] != values["ours"]
    finally:
        dask.kill("elder")


def test_a_worker_without_this_program_is_refused(dask) -> None:
    dask.work("bare", code="import sys\nsys.modules['grader'] = None\n")
    try:
        with pytest.raises(ClusterError, match="does not have this program"):
            _eventually(lambda: pool_of(dask).close())
    finally:
        dask.kill("bare")


def test_a_program_that_kills_its_worker_is_found_and_others_lose_nothing(tmp_path) -> None:
    # Nobody knows a program that can; so these workers are made to die of one.
    die = (
        "import os\nfrom grader import grading\nfrom grader.batch import work\n"
        "def fatal(entry, source, **how):\n"
        "    if b'# deadly' in source:\n        os.kill(os.getpid(), 9)\n"
        "    return grading.grade(entry, source, **how)\n"
        "work.grade = fatal\n"
    )
    every = items([b"# harmless\n"] * 3 + [b"# deadly\n"] + [b"# harmless\n"] * 2)
    ours = Dask(tmp_path)
    try:
        for name in ("first", "second", "third"):
            ours.work(name, code=die)
        with closing(pool_of(ours, among=3)) as pool:
            answers = [pool.submit([item]) for item in every]
            with pytest.raises(WorkerLost):
                answers[3].result(20.0)
            found = [
                answer.result(20.0)[0].number for answer in answers if answer is not answers[3]
            ]
            assert found == [0, 1, 2, 4, 5]
            with pytest.raises(WorkerLost):  # at once: it is known, and nobody is with it
                pool.submit([every[3]]).result(20.0)
    finally:
        ours.close()


def test_a_grader_that_fails_on_one_worker_does_not_keep_anybody_waiting(tmp_path) -> None:
    # So deep that Dask cannot send the exception: it would then be silent for ever.
    deep = (
        "from grader.batch import work\ndef deep():\n    deep()\n"
        "work.grade = lambda *entry, **how: deep()\n"
    )
    ours = Dask(tmp_path)
    try:
        ours.work("deep", code=deep)
        with closing(pool_of(ours, among=1)) as pool, pytest.raises(WorkerLost, match="Recursion"):
            pool.submit(items(programs(2))).result(10.0)
    finally:
        ours.close()


@linux
def test_a_worker_killed_in_the_middle_costs_no_verdict(dask, class_of, course, tmp_path) -> None:
    plan, local = class_of

    def kill(progress: Progress) -> None:
        if progress.done > 5 and "one" in dask.workers:
            dask.kill("one")

    with closing(pool_of(dask)) as pool:
        assert graded(plan, tmp_path, pool, course, watch=kill) == local
        assert "one" not in dask.workers, "it was to be killed while it worked"
        assert pool.workers == 1


def test_a_worker_that_comes_later_gets_work_too(dask) -> None:
    with closing(pool_of(dask, among=1)) as pool:
        assert pool.workers == 1
        dask.work("three")
        _eventually(lambda: "yes" if pool.workers == 2 else None)
        batches = [pool.submit(items(programs(3)[:2])) for _ in range(8)]
        assert [len(batch.result(30.0)) for batch in batches] == [2] * 8
        assert set(pool.isolation()) == {"two", "three"}


def test_a_scheduler_that_dies_ends_the_run_and_it_goes_on_here(
    dask, class_of, course, tmp_path
) -> None:
    plan, local = class_of

    def kill(progress: Progress) -> None:
        if progress.done > 5:
            dask.scheduler.kill()

    with closing(pool_of(dask, among=2)) as pool:
        started = time.monotonic()
        with pytest.raises(ClusterError, match="--resume"):
            graded(plan, tmp_path, pool, course, watch=kill)
        assert time.monotonic() - started < 20.0
        with pytest.raises(ClusterError):
            pool.submit(items(programs(2))).result(5.0)
    moved: list[Progress] = []
    with closing(LocalPool(2, call_seconds=LIMIT)) as pool:
        assert graded(plan, tmp_path, pool, course, watch=moved.append) == local
    assert moved[-1].unchanged > 5, "what the cluster had graded was not graded again"


def test_nobody_at_the_address(monkeypatch) -> None:
    monkeypatch.setattr("grader.batch.cluster.watching._CONNECT", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()  # somebody accepts and says nothing
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        for scheduler in (address, "127.0.0.1:1", "tls://127.0.0.1:1"):
            with pytest.raises(ClusterError, match="No Dask scheduler answers") as refused:
                ClusterPool(scheduler, "best", LIMIT)
            assert scheduler in str(refused.value)
    assert not [one for one in threading.enumerate() if one.name == "cluster"]


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r'pip install -e "\.\[cluster\]"'):
        ClusterPool("tcp://127.0.0.1:8786", "best", LIMIT)


def test_nothing_of_dask_is_imported_before_a_cluster_is_asked_for() -> None:
    code = "import sys, grader.batch.cluster; sys.exit('distributed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=HOME, check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    ["", "8786", "host", "host:", "host:0", "host:65536", "http://host:1", "tcp://a b:1",
     "inproc://host:1", "tcp://user@host:1", "tcp://host:1/path", "host:1\n--x", "[::1]"],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ClusterError, match="tcp://HOST:PORT"):
        read_address(text)


@given(st.text(max_size=40))
def test_an_address_is_one_of_two_kinds_or_refused(text: str) -> None:
    with suppress(ClusterError):
        address = read_address(text)
        assert read_address(address) == address
        assert address.startswith(("tcp://", "tls://"))


@pytest.mark.parametrize(
    ("address", "open_to_others"),
    [("tcp://127.0.0.1:1", False), ("tcp://localhost:1", False), ("tcp://[::1]:1", False),
     ("tls://10.0.0.1:1", False), ("tcp://10.0.0.1:1", True), ("tcp://cluster.edu:1", True)],
)  # fmt: skip
def test_which_addresses_strangers_may_listen_to(address: str, open_to_others: bool) -> None:
    assert is_open(address) is open_to_others
