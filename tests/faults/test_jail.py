"""The jail when the system takes its processes away, or has none to give."""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from grader.calls import Call
from grader.course import Course
from grader.grading import grade
from grader.report import Outcome
from grader.sandbox import codec, zygote_launcher
from grader.sandbox.launcher import Ended, SandboxError
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox, Session
from grader.sandbox.zygote_launcher import ZygoteLauncher

RIGHT = "def f():\n    return 1\n"
LIMITS = Limits(memory_bytes=512 << 20)
FORKS = """
import errno, os
fork, forks = os.fork, []
def failing_fork():
    forks.append(None)
    if {when}:
        raise OSError(errno.{error}, 'no')
    return fork()
os.fork = failing_fork
"""


def test_one_kill_from_outside_is_no_verdict(course: Course, sandbox: Sandbox) -> None:
    """A loop is killed as the system would: the grading starts over, and says what it is."""
    entry = course.find("sigmoid")
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
        session = sandbox.start("def f():\n    while True: pass\n", seed=1)
        with session, pytest.raises(SandboxError, match="from outside"):
            os.kill(session._process.pid, number)  # type: ignore[attr-defined]
            session.call(Call("f"))
        assert grade(entry, entry.solution_source, seed=1, sandbox=sandbox).passed


def test_what_the_grader_ignores_ends_its_jail_all_the_same() -> None:
    """Under nohup, for example."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Sandbox() as own, own.start("def f():\n    while True: pass\n", seed=1) as session:
            os.kill(session._process.pid, signal.SIGHUP)  # type: ignore[attr-defined]
            with pytest.raises(SandboxError, match="from outside"):
                session.call(Call("f"))
    finally:
        signal.signal(signal.SIGHUP, before)


def test_killed_whenever_it_starts_it_is_our_fault(
    course: Course, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Sandbox.start

    def kill_at_once(self: Sandbox, *args: object, **settings: object) -> Session:
        session = start(self, *args, **settings)  # type: ignore[arg-type]
        os.kill(session._process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
        return session

    monkeypatch.setattr(Sandbox, "start", kill_at_once)
    entry = course.find("sigmoid")
    report = grade(entry, entry.solution_source, seed=1, sandbox=sandbox)
    assert (report.outcome, report.score) == (Outcome.INTERNAL_ERROR, 0)
    assert report.message is not None
    assert "not your fault" in report.message.render()
    assert "from outside" in report.details[0].render()


def test_a_spare_that_was_killed_is_not_used(sandbox: Sandbox) -> None:
    for _ in range(3):
        with sandbox.start(RIGHT, seed=1) as session:
            assert session.call(Call("f")).value == 1
        sandbox._launcher._settle()  # type: ignore[attr-defined]
        sandbox._launcher._spare[1].kill()  # type: ignore[attr-defined]


class Gone:
    """A process that is gone already; what it still said is in the channel."""

    def __init__(self, said: bytes, ended: Ended) -> None:
        self.socket, theirs = socket.socketpair()
        theirs.sendall(codec.CONFINED + said)
        theirs.close()
        self._ended = ended

    def kill(self) -> None: ...

    def discard(self) -> None: ...

    def ended(self, seconds: float) -> bool:
        return True

    def collect(self) -> Ended:
        return self._ended


LOADED = codec.encode((None, ([], [], [], []), [], "", [], 0.0))
LOADED_FRAME = codec.HEADER.pack(codec.MAGIC, codec.LOADED, 7, len(LOADED)) + LOADED
CUTS = [
    0,
    1,
    codec.HEADER.size - 1,
    codec.HEADER.size,
    codec.HEADER.size + 1,
    len(LOADED_FRAME) - 1,
]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize(
    ("ended", "outcome"),
    [
        (Ended(-1), None),  # with its zygote
        (Ended(signal.SIGKILL, 60 << 20, 0.1), None),
        (Ended(signal.SIGTERM, 60 << 20, 0.1), None),
        (Ended(signal.SIGKILL, 400 << 20, 0.1), Outcome.MEMORY),  # much of what it may have
        (Ended(signal.SIGKILL, 60 << 20, 13.0), Outcome.TIMEOUT),  # the hard processor limit
        (Ended(signal.SIGXCPU, 60 << 20, 12.0), Outcome.TIMEOUT),
        (Ended(signal.SIGKILL), Outcome.MEMORY),  # nothing measured, signals not denied
        (Ended(signal.SIGSEGV, 60 << 20, 0.1), Outcome.CRASHED),
        (Ended(0, 60 << 20, 0.1), Outcome.CRASHED),
    ],
)
def test_an_answer_cut_off(
    monkeypatch: pytest.MonkeyPatch, cut: int, ended: Ended, outcome: Outcome | None
) -> None:
    monkeypatch.setattr(Session, "_nonce", lambda _: 7)
    process = Gone(LOADED_FRAME[:cut], ended)
    if outcome is None:
        with pytest.raises(SandboxError):
            Session(process, b"", 1, LIMITS)
        return
    fault = Session(process, b"", 1, LIMITS).loaded.fault
    assert fault is not None
    assert fault.outcome is outcome


def test_the_whole_answer_counts_however_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "_nonce", lambda _: 7)
    session = Session(Gone(LOADED_FRAME, Ended(signal.SIGKILL, 1, 0.1)), b"", 1, LIMITS)
    assert session.loaded.fault is None


def test_a_child_that_ended_early_is_still_told_of() -> None:
    """Collecting one child collects the others that ended meanwhile; their ends are kept."""
    launcher = ZygoteLauncher()
    try:
        first = launcher.start(Limits(), strict=False)
        second = launcher.start(Limits(), strict=False)
        for process in (first, second):
            assert process.socket.recv(1) == codec.CONFINED
        second.kill()
        assert second.ended(5)
        first.kill()
        first.socket.close()
        first.discard()
        assert second.collect().status == signal.SIGKILL
        second.socket.close()
    finally:
        launcher.close()


@pytest.fixture
def failing_forks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def install(when: str, error: str = "ENOMEM") -> None:
        code = FORKS.format(when=when, error=error)
        boot = f"exec({code!r}); {zygote_launcher._BOOT}"
        monkeypatch.setattr(zygote_launcher, "_BOOT", boot)

    return install


@pytest.mark.parametrize("error", ["ENOMEM", "EAGAIN"])
@pytest.mark.parametrize("when", ["len(forks) % 2", "len(forks) % 3", "len(forks) in (3, 4, 5)"])
def test_a_fork_that_fails_now_and_then_changes_no_verdict(
    course: Course, failing_forks: Callable[..., None], when: str, error: str
) -> None:
    failing_forks(when, error)
    entry = course.find("sigmoid")
    with Sandbox() as jail:
        assert jail.isolation_report.controls
        zygote = jail._launcher._zygote  # type: ignore[attr-defined]
        for _ in range(3):
            assert grade(entry, entry.solution_source, seed=1, sandbox=jail).passed
            # The next child is forked while one runs. That it cannot be harms nobody.
            crashing = "import os\ndef sigmoid(x):\n    os._exit(3)\n"
            report = grade(entry, crashing, seed=1, sandbox=jail)
            assert report.outcome is Outcome.CRASHED
        assert jail._launcher._zygote is zygote  # type: ignore[attr-defined]
        assert zygote.poll() is None


def test_a_fork_that_fails_for_good_is_our_fault(
    course: Course, failing_forks: Callable[..., None], left: Callable[[], list[psutil.Process]]
) -> None:
    failing_forks("len(forks) > 2")
    entry = course.find("sigmoid")
    descriptors = psutil.Process().num_fds()
    with Sandbox() as jail:
        assert jail.isolation_report.controls
        reports = [grade(entry, entry.solution_source, seed=1, sandbox=jail) for _ in range(3)]
    assert [report.outcome for report in reports[1:]] == [Outcome.INTERNAL_ERROR] * 2
    told = reports[-1].details[0].render()
    assert os.strerror(errno.ENOMEM) in told
    assert psutil.Process().num_fds() == descriptors
    assert left() == []


def test_a_zygote_that_cannot_be_started_is_our_fault(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = course.find("sigmoid")
    with Sandbox() as jail:
        assert grade(entry, entry.solution_source, seed=1, sandbox=jail).passed

        def no_process(*_: object, **__: object) -> None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

        with monkeypatch.context() as patch:
            patch.setattr(zygote_launcher.subprocess, "Popen", no_process)
            jail._launcher._zygote.kill()  # type: ignore[attr-defined]
            report = grade(entry, entry.solution_source, seed=1, sandbox=jail)
            assert report.outcome is Outcome.INTERNAL_ERROR
        assert grade(entry, entry.solution_source, seed=1, sandbox=jail).passed


def test_a_probe_that_was_killed_says_nothing_of_the_jail(
    failing_forks: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    probed = ZygoteLauncher._probed
    data: list[bytes] = [b"", b"cut o"]

    def interrupted(self: ZygoteLauncher) -> tuple[bytes, Ended]:
        return (data.pop(), Ended(signal.SIGKILL)) if data else probed(self)

    with Sandbox() as calm:
        expected = calm.isolation_report
    monkeypatch.setattr(ZygoteLauncher, "_probed", interrupted)
    with Sandbox() as jail:
        assert jail.isolation_report == expected


def test_the_system_out_of_memory_takes_the_jail_first(sandbox: Sandbox) -> None:
    with sandbox.start(RIGHT, seed=1) as session:
        assert session.call(Call("f")).value == 1
        for pid in (sandbox._launcher._zygote.pid, session._process.pid):  # type: ignore[attr-defined]
            assert Path(f"/proc/{pid}/oom_score_adj").read_text().strip() == "1000"
