"""One request done: a grading or an experiment, which can be stopped from another thread."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, Protocol, cast

from grader.course import Course
from grader.experiments import ExperimentProblem, Look, Picture, answer, run
from grader.grading import grade
from grader.i18n import translator
from grader.message import message
from grader.report import Isolation, dumps
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox, SandboxError, Session


class Send(Protocol):
    """Sends an event to the service; safe to call from any thread."""

    def __call__(self, event: str, blob: bytes = b"", **fields: Any) -> None: ...


class Stopped(SandboxError):  # noqa: N818 - nothing went wrong
    """The job was stopped; nobody wants its result any more."""


class StoppableSandbox:
    """A jail whose running children can be ended, and that then starts no more.

    Stands in for the worker's `Sandbox` during one job.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._lock = threading.Lock()
        self._sessions: list[Session] = []
        self.stopped = False

    @property
    def isolation_report(self) -> Isolation:
        """How well the jail holds."""
        return self._sandbox.isolation_report

    @property
    def limits(self) -> Limits:
        """What a submission may use."""
        return self._sandbox.limits

    def start(self, source: str | bytes, *, seed: int, limits: Limits | None = None) -> Session:
        """Start a child.

        Raises
        ------
        Stopped
            After `stop`.
        """
        if self.stopped:
            raise Stopped("stopped")
        session = self._sandbox.start(source, seed=seed, limits=limits)
        with self._lock:
            self._sessions = [one for one in self._sessions if not one.dead]
            self._sessions.append(session)
            if self.stopped:
                session.kill()
        return session

    def stop(self) -> None:
        """End every child at once. Safe to call from any thread."""
        with self._lock:
            self.stopped = True
            for session in self._sessions:
                session.kill()


def do(
    request: Mapping[str, Any], blob: bytes, course: Course, jail: StoppableSandbox, send: Send
) -> None:
    """Do one request and send its last event: report, result or problem.

    Whatever is raised here is a fault of ours; the service counts the worker as failed then.
    """
    try:
        entry = course.find(str(request["exercise"]))
    except KeyError:
        problem = message("There is no exercise {name}.", name=str(request["exercise"]))
        send("problem", problem=problem.to_data())
        return
    # Both only call what it offers; a subclass would start a second jail.
    sandbox = cast(Sandbox, jail)
    if request["kind"] == "grade":
        source = request.get("source", blob)  # bytes, where nobody knows how they are written
        report = grade(entry, source, seed=request["seed"], sandbox=sandbox)
        send("report", dumps(report).encode("ascii"))
        return
    look = Look(translator(request["language"]), request["dark"])
    asked = entry, request["source"], request["controls"]
    try:
        if request["kind"] == "answer":
            _show(answer(*asked, request["tries"], blob, sandbox=sandbox, look=look), send)
            send("result", table=None)
            return
        result = run(
            *asked,
            sandbox=sandbox,
            look=look,
            show=lambda picture: _show(picture, send),
            moved=lambda progress: send("moved", progress=progress),
        )
    except ExperimentProblem as stopped:
        send("problem", problem=stopped.message.to_data())
        return
    table = result.table
    shown = None if table is None else {"columns": table.columns, "rows": table.rows}
    send("result", result.last, table=shown)


def _show(picture: Picture, send: Send) -> None:
    send("picture", picture.png, progress=picture.progress)
