"""Classes to write outputs of: programs that were really graded, once, and who handed them in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from grader.batch.model import (
    Asked,
    Assignment,
    Graded,
    Handed,
    Intake,
    LatePolicy,
    Layout,
    Place,
    Show,
    Student,
    Unclear,
)
from grader.batch.outputs import write_outputs
from grader.batch.planning import Plan
from grader.course import load_course
from grader.grading import grade
from grader.message import message
from grader.report import CheckResult, Outcome, Report
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SIGMOID, SOFTMAX = "activations/sigmoid", "activations/softmax"
DUE = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)
SEED = 42

# Everything that a page, a spreadsheet, a terminal or a reader of Markdown might obey.
NASTY = (
    "\ufffe<script>alert(1)</script><img src=x onerror=alert(2)> "
    "\x1b[31mred\x1b[0m \u202eevil\u2066 "
    "\n```\n````\n# heading\n[link](javascript:alert(3)) ![p](http://192.0.2.1/x.png)\n"
    "<details open ontoggle=alert(4)> {{ 7*7 }} {braces} {0} ]]> & \" ' ` $x$ http://192.0.2.1/"
)
NAMES = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    " +1+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "../../etc/passwd",
    "..",
    "CON",
    "nul.txt",
    "\u202egpj.evil",
    "\x1b[31mred\x1b]0;title\x07",
    "null\0byte",
    "half\ud800surrogate",
    "not\ufffea\uffffcharacter",
    "x" * 300,
    "가" * 200,
    "Kim",
    "kim",
    "KIM",
    "\u00e9cole",
    "e\u0301cole",
    "김민지",
    "kim.",
    "a/b",
    "a b",
    "a?b",
    "{{ 7*7 }}",
    "![x](javascript:alert(1))",
    "]]><x>",
    "-rf",
    "%2e%2e%2f",
    "{name}",
)
_HOSTILE = {
    "raises": f"def sigmoid(x):\n    raise ValueError({NASTY!r})\n",
    "returns": f"def sigmoid(x):\n    return {NASTY!r}\n",
    "prints": f"import numpy as np\nprint({NASTY!r})\n"
    "def sigmoid(x):\n    return np.asarray(x) * 0\n",
    "named": "def sigmoid(x):\n    def f():\n        return 1 / 0\n"
    f"    f.__code__ = f.__code__.replace(co_name={NASTY!r})\n    f()\n",
    "source": f"x = 1 +  # {NASTY!r} </pre></script><script>alert(5)</script>\n",
    "docstring": f"def sigmoid(x):\n    {NASTY!r}\n    return 1 <script>\n",
    "kind": f"def sigmoid(x):\n    return type({NASTY.replace(chr(10), ' ')!r}, (), {{}})()\n",
}


@dataclass(frozen=True)
class Program:
    """A program and the verdict on it."""

    source: bytes
    report: Report


@lru_cache(maxsize=1)
def programs() -> Mapping[str, Program]:
    """Return graded programs by name: right, wrong in known and unknown ways, broken, hostile."""
    course = load_course()
    texts = {
        ("right", SIGMOID): sorted((CORPUS / "right/sigmoid").glob("*.py"))[0].read_bytes(),
        ("right", SOFTMAX): sorted((CORPUS / "right/softmax").glob("*.py"))[0].read_bytes(),
        ("named", SIGMOID): (CORPUS / "wrong/sigmoid/no_parentheses.py").read_bytes(),
        ("named", SOFTMAX): (CORPUS / "wrong/softmax/axis_zero.py").read_bytes(),
        ("unnamed", SIGMOID): (CORPUS / "wrong/sigmoid/caret_for_a_power.py").read_bytes(),
        ("unnamed", SOFTMAX): (CORPUS / "wrong/softmax/base_two.py").read_bytes(),
        ("stub", SIGMOID): course.by_id[SIGMOID].stub.encode(),
        ("loop", SIGMOID): b"def sigmoid(x):\n    while True:\n        pass\n",
        ("syntax", SIGMOID): b"def sigmoid(x:\n    return x\n",
    }
    texts |= {
        (f"hostile {name}", SIGMOID): text.encode("utf-8", "surrogatepass")
        for name, text in _HOSTILE.items()
    }
    with Sandbox(limits=Limits(call_seconds=0.5, total_seconds=1.0)) as jail:
        return {
            f"{name} {exercise.rpartition('/')[2]}": Program(
                text, grade(course.by_id[exercise], text, seed=SEED, sandbox=jail)
            )
            for (name, exercise), text in texts.items()
        }


def failed_grader(report: Report) -> Report:
    """Return what is kept when the grader itself failed at a program."""
    checks = tuple(
        CheckResult(one.id, one.title, Outcome.SKIPPED, 0, one.max_points) for one in report.checks
    )
    told = message("The grader itself failed. This is not your fault; nothing was lost.")
    return Report(
        report.exercise,
        Outcome.INTERNAL_ERROR,
        0,
        report.max_score,
        checks,
        report.isolation,
        report.seed,
        0.0,
        message=told,
    )


class Class:
    """A class that hands in: fill it, then write its outputs."""

    def __init__(
        self,
        *,
        show: Show = Show.FULL,
        late: LatePolicy | None = None,
        title: str = "Week 3",
        due: datetime | None = DUE,
    ) -> None:
        asked = (Asked(SIGMOID, 10.0), Asked(SOFTMAX, 20.0))
        self.assignment = Assignment("week3", title, asked, due, late or LatePolicy(), show, SEED)
        self.roster: list[Student] = []
        self.graded: list[Graded] = []
        self.waiting: list[Handed] = []
        self.superseded: list[Handed] = []
        self.unclear: list[Unclear] = []

    def listed(self, key: str, name: str = "", section: str = "", **columns: str) -> Class:
        """Put a student on the class list."""
        self.roster.append(Student(key, name or key, section, (), columns))
        return self

    def hands_in(
        self,
        student: str,
        program: str,
        *,
        name: str = "",
        hours: float | None = -1,
        marked_late: bool = False,
        broken_grader: bool = False,
    ) -> Class:
        """Hand in a program, some hours after the deadline."""
        found = programs()[program]
        report = failed_grader(found.report) if broken_grader else found.report
        handed = Handed(
            student,
            name or student,
            report.exercise,
            Place(f"{student}/{report.exercise.rpartition('/')[2]}.py", "somewhere"),
            submitted=None if hours is None else DUE + timedelta(hours=hours),
            marked_late=marked_late,
            remarks=(message("The file {file} was taken for {exercise}.", file=NASTY, exercise=""),)
            if "hostile" in program
            else (),
        )
        digest = hashlib.sha256(found.source).hexdigest()
        self.graded.append(Graded(handed, digest, "1", found.source, report))
        return self

    def waits(self, student: str, exercise: str) -> Class:
        """Hand in a program that no verdict came of yet."""
        self.waiting.append(Handed(student, student, exercise, Place("x.py", "x.py")))
        return self

    @property
    def intake(self) -> Intake:
        """What was found."""
        handed = [*(graded.handed for graded in self.graded), *self.waiting]
        return Intake(
            {Layout.FOLDERS: len(handed)},
            tuple(sorted(handed, key=lambda one: (one.student, one.exercise))),
            tuple(self.superseded),
            tuple(self.unclear),
            0,
            {one.student: one.name for one in handed},
        )

    def counted(self) -> Iterator[Graded]:
        """Yield the verdicts in the order in which the store gives them."""
        return iter(sorted(self.graded, key=lambda one: (one.handed.student, one.handed.exercise)))

    def plan(self) -> Plan:
        """Return the plan of its run."""
        return Plan(Path("submissions"), self.assignment, tuple(self.roster), self.intake)

    def write(self, out: Path, language: str = "en") -> tuple[Path, ...]:
        """Write its outputs."""
        return write_outputs(out, self.plan(), self.counted, load_course(), language).files


def ordinary_class(**settings: object) -> Class:
    """Return a small class in which everything that is not hostile happens."""
    made = Class(**settings)  # type: ignore[arg-type]
    for number in range(1, 7):
        made.listed(f"s{number}", f"Student {number}", "A" if number % 2 else "B")
    made.hands_in("s1", "right sigmoid").hands_in("s1", "right softmax")
    made.hands_in("s2", "named sigmoid").hands_in("s2", "right softmax", hours=30)
    made.hands_in("s3", "named sigmoid").hands_in("s3", "named softmax")
    made.hands_in("s4", "loop sigmoid").hands_in("s4", "right softmax", broken_grader=True)
    made.hands_in("s5", "syntax sigmoid").waits("s5", SOFTMAX)
    made.hands_in("stranger", "unnamed sigmoid").hands_in("t", "stub sigmoid", hours=None)
    made.hands_in("t", "unnamed softmax")
    made.unclear.append(Unclear("essay.docx", message("It is neither Python nor a notebook.")))
    made.superseded.append(replace(made.graded[0].handed, attempt=1))
    return made


def hostile_class(**settings: object) -> Class:
    """Return a class in which every name and every program means harm."""
    made = Class(title=NASTY, **settings)  # type: ignore[arg-type]
    harmful = [name for name in programs() if name.startswith("hostile")]
    for number, name in enumerate(NAMES):
        made.listed(name, name, name, **{NASTY: name, "Email": name})
        made.hands_in(name, harmful[number % len(harmful)], name=name)
    made.hands_in(NASTY, harmful[0], name=NASTY)
    made.unclear.append(Unclear(NASTY, message("{file} could not be read", file=NASTY)))
    return made
