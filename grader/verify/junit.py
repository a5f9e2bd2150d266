"""What was verified as JUnit XML, which CI systems show: a test case for each part (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from grader.verify.parts import COURSE, PARTS, PARTS_OF_COURSE
from grader.verify.problem import Problem

# What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUITE = "grader verify"


def junit(exercises: Iterable[str], problems: Sequence[Problem], seconds: float) -> bytes:
    """Return the XML document.

    Parameters
    ----------
    exercises
        Every exercise that was verified, by ``chapter/slug``.
    problems
        What was found. A part with a problem is a failure; parts after one that stopped an
        exercise are skipped, for nobody looked at them.
    """
    suite = ElementTree.Element("testsuite", name=_SUITE)
    parts = [(COURSE, PARTS_OF_COURSE), *((name, PARTS) for name in exercises)]
    for of, names in parts:
        _cases(suite, of, names, [problem for problem in problems if problem.of == of])
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": 0,
        "skipped": len(suite.findall("testcase/skipped")),
    }
    told = {name: str(count) for name, count in counts.items()} | {"time": f"{seconds:.3f}"}
    whole = ElementTree.Element("testsuites", told, name=_SUITE)
    suite.attrib |= told
    whole.append(suite)
    ElementTree.indent(whole)
    return bytes(ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True)) + b"\n"


def _cases(
    suite: ElementTree.Element, of: str, parts: Sequence[str], problems: Sequence[Problem]
) -> None:
    stopped = ""
    for part in parts:
        case = ElementTree.SubElement(
            suite, "testcase", classname=_legal(of.replace("/", ".")), name=part
        )
        found = [problem for problem in problems if problem.part == part]
        if found:
            text = _legal("\n".join(map(str, found)))
            head = text.partition("\n")[0]
            failure = ElementTree.SubElement(case, "failure", message=head, type="problem")
            failure.text = text
            stopped = part if any(problem.last for problem in found) else stopped
        elif stopped:
            reason = f"not looked at: {stopped} has to be mended first"
            ElementTree.SubElement(case, "skipped", message=reason)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
