"""Promise: stub, solution, companion and checks speak of the same functions (nothing is run)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

from grader.course import Entry
from grader.verify.problem import Problem

FEWEST_MISTAKES = 5

_Definition: TypeAlias = ast.FunctionDef | ast.ClassDef


def check_programs(entry: Entry) -> Iterator[Problem]:
    """Yield where the programs of one exercise disagree.

    Raises
    ------
    CourseError
        When one of them is missing.
    """
    exercise = entry.exercise
    if exercise.points != entry.points:
        yield Problem(
            entry.id,
            f"course.toml gives {entry.points} points, the checks add up to {exercise.points}",
        )
    if len(entry.mistakes) < FEWEST_MISTAKES:
        yield Problem(entry.id, f"{len(entry.mistakes)} mistakes; at least {FEWEST_MISTAKES}")
    ids = [mistake.id for mistake in entry.mistakes]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield Problem(entry.id, f"two mistakes are named {name}; a report names them by that alone")
    titles = [check.title for check in exercise.checks]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        yield Problem(entry.id, f"two checks have the title {title!r}")
    solution = _definitions(entry.solution_source)
    stub = _definitions(entry.stub)
    companion = _definitions(entry.companion_source)
    for name in exercise.functions:
        if name not in solution:
            yield Problem(entry.id, f"solution.py does not define {name}")
        if name not in companion:
            yield Problem(entry.id, f"in_pytorch.py does not define {name}")
        if name not in stub:
            yield Problem(entry.id, f"stub.py does not define {name}")
            continue
        if not ast.get_docstring(stub[name]):
            yield Problem(entry.id, f"stub.py: {name} has no docstring")
        if name in solution and _arguments(stub[name]) != _arguments(solution[name]):
            yield Problem(entry.id, f"stub.py and solution.py name other arguments of {name}")
    for name in stub:
        if name not in exercise.functions:
            yield Problem(entry.id, f"stub.py defines {name}, which checks.py does not ask for")


def _definitions(text: str) -> dict[str, _Definition]:
    return {
        node.name: node
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


def _arguments(node: _Definition) -> list[tuple[str, list[str], list[str]]]:
    """The names and defaults of every (public) signature: one for a function, more for a class."""
    functions = [node] if isinstance(node, ast.FunctionDef) else []
    if isinstance(node, ast.ClassDef):
        functions = [
            inner
            for inner in node.body
            if isinstance(inner, ast.FunctionDef)
            and (inner.name == "__init__" or not inner.name.startswith("_"))
        ]
    found = []
    for function in functions:
        given = function.args
        names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        defaults = [*given.defaults, *(one for one in given.kw_defaults if one is not None)]
        found.append((function.name, names, [ast.unparse(default) for default in defaults]))
    return found
