"""Runs hostile files against the real grader, and says what went wrong with the jail.

Used by the tests in this process, and started as a program of its own under another set-up::

    python tests/tools/hostile.py EXERCISE,EXERCISE FILE ...

which prints one line of JSON for the isolation, and one for each file and exercise.

A file's first lines are its header: ``# expect:`` the outcomes it may end with, ``# says:`` a
pattern that the feedback must hold, ``# limits:`` other limits than the quick ones, ``# most:``
points it may score. Files whose bytes are the attack have their line in ``expected.toml``.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil

from grader.calls import Call
from grader.course import Course, load_course
from grader.grading import grade
from grader.report import Outcome, Report, dumps, loads
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "attacks"
FILES = sorted(HERE.glob("*/*.py"))
EXERCISES = ("sigmoid", "two_layer_backward")
QUICK = Limits(call_seconds=0.7, total_seconds=3.0, cpu_seconds=4, memory_bytes=256 << 20)
SECRET = "SCRATCHGRAD_TEST_SECRET"

_MARK = "scratchgrad_attack"
_LATE = 3.0  # seconds beyond its limits, for starting children on a busy machine
_GROWTH = 200 << 20  # bytes that the trusted process may need on the way
_EXPECTED = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
# What a beginner is told about each outcome, whatever the details.
_WORDS = {
    "timeout": r"did not finish within|ended the whole",
    "memory": r"ran out of memory",
    "crashed": r"ended the whole Python process",
    "forbidden": r"closed here",
}
# The second exercise asks for two functions: both are the hostile one.
_AS_TWO_LAYERS = b"""

def forward(params, x):
    return sigmoid(x)


def backward(params, cache, t):
    return sigmoid(t)
"""
# What one submission could leave to the next: everything it can see without having run before.
WITNESS = """
import builtins, ctypes, gc, json, linecache, math, os, random, signal, sys, warnings
import numpy as np


def things(place):
    return sorted(f"{name} {type(value).__name__} {id(value)}" for name, value in
                  list(vars(place).items()) if name != "input" and not name.startswith("_"))


def look():
    here = [number for number in range(128) if is_open(number)]
    child = next(one for one in gc.get_objects() if type(one).__name__ == "Child")
    found = {
        "modules": sorted(f"{name} {id(one)}" for name, one in sys.modules.items()
                          if name != "submission"),
        "environment": sorted(os.environ.items()),
        "path": [sys.path, [str(type(one)) for one in sys.meta_path], sys.path_hooks],
        "descriptors": here,
        "lines": sorted(linecache.cache),
        "handlers": [str(signal.getsignal(one)) for one in range(1, 65)],
        "recursion": [sys.getrecursionlimit(), sys.get_int_max_str_digits()],
        "warnings": [str(one) for one in warnings.filters],
        "floats": [np.geterr(), str(sorted(np.get_printoptions().items()))],
        "random": [random.getstate()[1][:5], [int(x) for x in np.random.get_state()[1][:5]]],
        "frozen": gc.get_freeze_count(),
        "buffered": len(child._buffer),
        "objects": len(child._objects),
        "numpy": str(1 / (1 + np.exp(-np.linspace(-3, 3, 7)))),
        "hooks": [str(sys.gettrace()), str(sys.getprofile()), sys.excepthook is sys.__excepthook__],
    }
    for place in (builtins, np, np.linalg, np.random, np.fft, math, json, random, os, sys.modules[
        "grader.sandbox.codec"], sys.modules["grader.sandbox.child"],
        sys.modules["grader.sandbox.changes"]
    ):
        # Objects from before the fork stand where they stood; the child's own are made anew.
        kept = [one for one in things(place) if not one.startswith(("urandom", "seed"))]
        found[place.__name__] = kept
    return {name: json.dumps(one, default=str) for name, one in found.items()}


def is_open(number):
    try:
        os.write(number, b"")
    except OSError:
        return False
    return True
"""


@dataclass(frozen=True)
class Attack:
    """One hostile file and what is asserted of it."""

    name: str
    source: bytes
    outcomes: frozenset[str]
    says: str
    limits: Limits
    most: int

    def for_exercise(self, exercise: str) -> bytes:
        """Return the source with the functions that the exercise asks for."""
        if exercise == "sigmoid" or b"def sigmoid" not in self.source:
            return self.source
        ends = re.findall(rb"\r\n|\r|\n", self.source)
        return self.source + _AS_TWO_LAYERS.replace(b"\n", ends[0])


def read(path: Path) -> Attack:
    """Read a hostile file and its header."""
    source = path.read_bytes()
    name = f"{path.parent.name}/{path.stem}"
    text = source[:400].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    header = dict(re.findall(r"(?m)^\ufeff?# (expect|says|limits|most): (.+?)$", text))
    numbers = (pair.split("=") for pair in header.get("limits", "").split())
    limits = {key: float(value) if "." in value else int(value) for key, value in numbers}
    return Attack(
        name,
        source,
        frozenset(_EXPECTED.get(name, header.get("expect", "")).split("|")),
        header.get("says", ""),
        replace(QUICK, **limits),
        int(header.get("most", 0)),
    )


class Range:
    """Where attacks are run: one jail, and what it looked like before the first of them."""

    def __init__(self, sandbox: Sandbox, course: Course) -> None:
        self.sandbox = sandbox
        self.course = course
        self.isolation = sandbox.isolation_report
        os.environ[SECRET] = "secret"
        self._own = psutil.Process()
        self._zygotes = self._below()
        self._clean = self._look()

    def run(self, attack: Attack, exercise: str) -> tuple[Report, list[str]]:
        """Grade one hostile file; return the report, and what was wrong, one line each."""
        entry = self.course.find(exercise)
        source = attack.for_exercise(exercise)
        self.sandbox.limits = attack.limits
        _forget_peak()
        before, started = self._own.memory_info().rss, time.monotonic()
        report = grade(entry, source, seed=7, sandbox=self.sandbox)
        took = time.monotonic() - started
        peak = _peak() - before
        faults = list(_of_report(attack, report))
        if took > attack.limits.total_seconds + _LATE:
            faults.append(f"it took {took:.1f} s")
        if peak > _GROWTH:
            faults.append(f"the grader needed {peak >> 20} MB")
        faults += self._left_behind()
        return report, faults

    def _left_behind(self) -> Iterator[str]:
        for folder in ("/tmp", "/dev/shm", "/var/tmp", "/", str(Path.cwd()), str(ROOT)):
            with contextlib.suppress(OSError):
                for name in os.listdir(folder):  # noqa: PTH208 - names are all that is wanted
                    if _MARK in name:
                        yield f"it left {folder}/{name}"
        if self._below() != self._zygotes:
            yield "the zygote was lost"
        until = time.monotonic() + 3.0
        while len(found := self._children()) > 1 and time.monotonic() < until:
            time.sleep(0.005)
        if len(found) > 1:  # one spare child waits for a source
            yield f"processes are left: {found}"
        now = self._look()
        for name in sorted(self._clean.keys() | now.keys()):
            if self._clean.get(name) != now.get(name):
                yield f"the next one sees other {name}: {_difference(self._clean, now, name)}"

    def _look(self) -> dict[str, str]:
        """Return what a submission sees that knows nothing of the one before it."""
        usual = replace(QUICK, call_seconds=20.0, total_seconds=30.0)
        with self.sandbox.start(WITNESS, seed=1, limits=usual) as session:
            reply = session.call(Call("look"))
        assert reply.fault is None, reply.fault
        found: dict[str, str] = reply.value
        return found

    def _below(self) -> set[int]:
        return {one.pid for one in self._own.children() if one.status() != psutil.STATUS_ZOMBIE}

    def _children(self) -> list[int]:
        found = []
        with contextlib.suppress(psutil.NoSuchProcess):
            for one in self._own.children():
                found += [below.pid for below in one.children(recursive=True)]
        return found


def _of_report(attack: Attack, report: Report) -> Iterator[str]:
    if report.score > attack.most:
        yield f"it scored {report.score}"
    if any(check.outcome is Outcome.PASSED for check in report.checks) and not attack.most:
        yield "it passed a check"
    if report.outcome.value not in attack.outcomes:
        yield f"the outcome is {report.outcome.value}, not {'|'.join(sorted(attack.outcomes))}"
    if report.outcome is Outcome.INTERNAL_ERROR:
        yield "the grader itself failed"
    words = said(report)
    wanted = [attack.says, _WORDS.get(report.outcome.value, r"\w")]
    for pattern in filter(None, wanted):
        if not re.search(pattern, words):
            yield f"no {pattern!r} in: {words[:300]}"
    if len(words) > 20_000:
        yield f"{len(words)} characters of feedback"
    if "SCRATCHGRAD" in dumps(report):
        yield "a name of the environment is in the report"
    if not report.isolation.controls:
        yield "no isolation in the report"
    if loads(dumps(report)) != report:
        yield "the report does not come back as it was"


def said(report: Report) -> str:
    """Return all that a learner is told."""
    found = [report.message, *report.details]
    for check in report.checks:
        found += [check.message, *check.details]
    return "\n".join(one.render() for one in found if one is not None)


def _difference(before: dict[str, str], now: dict[str, str], name: str) -> str:
    old, new = before.get(name, ""), now.get(name, "")
    at = next((k for k, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    return f"…{old[max(at - 40, 0) : at + 60]}… became …{new[max(at - 40, 0) : at + 60]}…"


def _forget_peak() -> None:
    """Start the kernel's record of this process's largest size anew."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found.group(1)) * 1024 if found else 0


def main(arguments: list[str]) -> None:
    """Run files under the set-up of this process, one line of JSON each."""
    exercises, *names = arguments
    with Sandbox(limits=QUICK) as sandbox:
        place = Range(sandbox, load_course())
        states = {one.name: [one.state, one.detail] for one in place.isolation.controls}
        _say({"isolation": place.isolation.level, "controls": states, "user": os.geteuid()})
        for name in names or [f"{path.parent.name}/{path.stem}" for path in FILES]:
            attack = read(HERE / f"{name}.py")
            for exercise in exercises.split(","):
                started = time.monotonic()
                report, faults = place.run(attack, exercise)
                _say(
                    {
                        "file": name,
                        "exercise": exercise,
                        "outcome": report.outcome.value,
                        "faults": faults,
                        "seconds": round(time.monotonic() - started, 2),
                        "words": said(report)[:200],
                    }
                )


def _say(data: dict[str, Any]) -> None:
    print(json.dumps(data), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
