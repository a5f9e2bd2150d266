"""What became of a learner's code that raised: as data, with their own lines only (in the jail)."""

from __future__ import annotations

import builtins
import difflib
import linecache
import re
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any, TypeAlias

import numpy as np

from grader.sandbox.codec import SUBMISSION

FrameData: TypeAlias = tuple[int, str, str]
# outcome, type of the exception, its words, the lines, and the shapes of what the last one names
FaultData: TypeAlias = tuple[str, str, str, list[FrameData], list[tuple[str, str]]]

MAX_NAME = 100
_MAX_TEXT, _MAX_FRAMES, _MAX_SHAPES = 2000, 12, 6
_EPERM, _EACCES = 1, 13
# A name, or an entry of a dict: what can have a shape in a line of code.
_NAMED = re.compile(r"""\b[A-Za-z_]\w*(?:\[(?:"\w+"|'\w+')\])?""")


def fault_of(error: BaseException) -> FaultData:
    """Return what is told of an exception. Its traceback is dropped: it keeps arrays alive."""
    name = type(error).__name__[:MAX_NAME]
    frames = _frames(error.__traceback__)
    shapes: list[tuple[str, str]] = []
    if isinstance(error, SyntaxError):
        text = str(error.msg)
        if error.filename == SUBMISSION or error.filename is None:
            frames = [*frames, (error.lineno or 0, "", _with_caret(error))]
    else:
        text = _words(error)
        last = _last_frame(error.__traceback__)
        if last is not None and isinstance(error, NameError):
            text += _suggestion(error, last)
        if last is not None and isinstance(error, ValueError):
            shapes = list(_shapes(frames[-1][2], last))
    error.__traceback__ = None
    return _outcome(error), name, text[:_MAX_TEXT], frames, shapes


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _with_caret(error: SyntaxError) -> str:
    """Return the line that cannot be read, with a caret below the place."""
    line = (error.text or "").rstrip("\n")
    shown = line.lstrip()[:150]
    column = (error.offset or 0) - 1 - (len(line) - len(line.lstrip()))
    return f"{shown}\n{' ' * column}^" if shown and 0 <= column <= len(shown) else shown


def _suggestion(error: NameError, frame: FrameType) -> str:
    known = {*frame.f_locals, *frame.f_globals, *vars(builtins)}
    near = difflib.get_close_matches(str(error.name), [str(one) for one in known], n=1, cutoff=0.7)
    return f". Did you mean: '{near[0]}'?" if near else ""


def _shapes(line: str, frame: FrameType) -> Iterator[tuple[str, str]]:
    """Yield the shapes of the arrays that a line names, as it names them."""
    seen: set[str] = set()
    for expression in _NAMED.findall(line):
        value = _value(expression, frame)
        if isinstance(value, np.ndarray) and expression not in seen and len(seen) < _MAX_SHAPES:
            seen.add(expression)
            yield expression[:MAX_NAME], str(value.shape)


def _value(expression: str, frame: FrameType) -> Any:
    name, _, key = expression.partition("[")
    value = frame.f_locals.get(name, frame.f_globals.get(name))
    if not key:
        return value
    return value.get(key.strip("[]\"'")) if type(value) is dict else None


def _outcome(error: BaseException) -> str:
    if isinstance(error, NotImplementedError):
        return "not_attempted"
    if isinstance(error, MemoryError):
        return "memory"
    denied = isinstance(error, OSError) and error.errno in (_EPERM, _EACCES)
    # Nothing can be asked about a file, which some libraries take for its absence.
    denied = denied or isinstance(error, FileNotFoundError)
    if denied or (isinstance(error, RuntimeError) and "start new thread" in str(error.args)[:200]):
        return "forbidden"
    return "error"


def _last_frame(trace: TracebackType | None) -> FrameType | None:
    last = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == SUBMISSION:
            last = trace.tb_frame
        trace = trace.tb_next
    return last


def _frames(trace: TracebackType | None) -> list[FrameData]:
    found: list[FrameData] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == SUBMISSION:
            line = linecache.getline(SUBMISSION, trace.tb_lineno).strip()[:200]
            found.append((trace.tb_lineno, code.co_name[:MAX_NAME], line))
            if len(found) > 2 * _MAX_FRAMES:
                del found[_MAX_FRAMES:-_MAX_FRAMES]
        trace = trace.tb_next
    return found[-_MAX_FRAMES:]
