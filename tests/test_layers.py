"""Arrows point one way: who may import whom, in one table, checked against the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from grader.course import HOME

# Every arrow that may exist, from the ground up. A unit is a module of grader/, a package of it,
# or one of the groups below; it may import itself and what stands beside it here.
MAY_IMPORT: Mapping[str, frozenset[str]] = {
    unit: frozenset(others.split())
    for unit, others in {
        "message": "",
        "clean": "",
        "markdown": "clean message",
        "data": "message",
        "report": "message",
        "outcomes": "message report",
        "i18n": "message",
        # the jail: what runs inside knows the codec and nothing else of the grader
        "codec": "",
        "cells": "",
        "changes": "",
        "moves": "",
        "inside": "cells changes codec moves",
        "calls": "codec moves report",
        "sandbox": "calls codec inside report",
        # what authors write with, and how values are compared and shown
        "show": "calls",
        "cases": "",
        "gradcheck": "moves",
        "compare": "calls message show",
        "explain": "compare message show",
        "patterns": "asking calls compare message",
        "picturing": "asking report",
        "steps": "asking calls show",
        "errors": "calls message outcomes",
        "denied": "calls message",
        "asking": "calls compare gradcheck message",
        "expecting": "asking compare gradcheck message",
        "declare": "asking calls cases compare expecting gradcheck message",
        "variants": "",
        "course": "declare variants",
        # judging
        "replay": "calls changes moves report",
        "again": "asking calls codec replay report",
        "diagnosis": "again asking calls compare course errors report",
        "wording": "asking calls compare denied errors explain message patterns report show",
        "grading": "asking calls cells course declare diagnosis errors message picturing report "
        "sandbox show steps wording",
        "drawing": "",
        "plots": "",
        "illustrations": "course drawing message",
        "experiments": "calls codec course data drawing errors message report sandbox wording",
        # keeping and queueing
        "sqlite": "",
        "store": "message report sqlite",
        "worker": "course drawing experiments grading i18n message report sandbox",
        "service": "course experiments message report sandbox worker",
        "batch": "cells clean course grading i18n markdown message outcomes report sandbox sqlite "
        "worker",
        "kits": "batch clean course grading i18n message report sandbox",
        # the course's own tools
        "phrases": "course",
        "catalogue": "course i18n phrases",
        "new": "course",
        "verify": "course errors experiments grading i18n illustrations message phrases report "
        "sandbox",
        # faces
        "controls": "message report",
        "cli": "batch clean controls course data grading i18n kits message new outcomes report "
        "sandbox verify",
        "ui": "batch clean controls course data i18n illustrations markdown message outcomes "
        "report service store",
        "__main__": "cli",
        "__init__": "",
    }.items()
}
GROUPS = {
    "sandbox.cells": "cells",
    "sandbox.changes": "changes",
    "sandbox.codec": "codec",
    "sandbox.child": "inside",
    "sandbox.confine": "inside",
    "sandbox.faults": "inside",
    "sandbox.modules": "inside",
    "sandbox.moves": "moves",
    "sandbox.probe_child": "inside",
    "sandbox.process_child": "inside",
    "sandbox.stand_ins": "inside",
    "sandbox.zygote": "inside",
}
# Who may import what is neither ours nor the standard library's. NumPy is everybody's.
OUTSIDE = {
    "babel": {"catalogue"},
    "cycler": {"drawing"},
    "distributed": {"batch"},
    "jinja2": {"batch"},
    "markupsafe": {"batch"},  # Jinja's own
    "matplotlib": {"drawing", "plots"},
    "platformdirs": {"data", "store"},
    "rich": {"cli"},
    "sklearn": {"data"},
    "sqlalchemy": {"store"},
    "streamlit": {"ui"},
    "yaml": {"batch"},
}
AUTHORS_TOOLS = {"grader.declare", "grader.gradcheck"}


def sources(part: str) -> list[Path]:
    return sorted((HOME / part).rglob("*.py"))


def imports(path: Path, *, deferred: bool = True) -> Iterator[str]:
    """Yield the full names that a file imports; with `deferred`, inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = list(path.relative_to(HOME).parent.parts)
    for node in ast.walk(tree) if deferred else _run_on_import(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*parents, *filter(None, [node.module])])
            for name in node.names:
                # `from grader.sandbox import codec` means the module, not the package.
                inner = f"{base}.{name.name}"
                yield inner if _is_module(inner) else base


def _run_on_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from _run_on_import(child)


@cache
def _is_module(name: str) -> bool:
    place = HOME.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def module(path: Path) -> str:
    parts = path.relative_to(HOME).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def unit(name: str) -> str:
    """Return the unit of a module of ours, for example of ``grader.sandbox.codec``."""
    inner = name.removeprefix("grader.")
    return GROUPS.get(inner, inner.partition(".")[0])


def is_ours(name: str) -> bool:
    return name.partition(".")[0] == "grader"


def is_foreign(name: str) -> bool:
    top = name.partition(".")[0]
    return top not in sys.stdlib_module_names and top not in ("grader", "numpy")


@pytest.mark.parametrize("path", sources("grader"), ids=module)
def test_grader_imports_only_what_its_layer_may(path: Path) -> None:
    mine = unit(module(path))
    for name in imports(path):
        if is_ours(name):
            assert name != "grader", "import the module that is meant"
            assert unit(name) in MAY_IMPORT[mine] | {mine}, f"{mine} -> {unit(name)}"
        elif is_foreign(name):
            top = name.partition(".")[0]
            assert mine in OUTSIDE.get(top, ()), f"{mine} imports {top}"


def test_the_table_has_no_circle() -> None:
    order = list(TopologicalSorter(MAY_IMPORT).static_order())
    assert set(order) == set(MAY_IMPORT)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        module(path): {
            name for name in imports(path, deferred=False) if is_ours(name) and name != module(path)
        }
        for path in sources("grader")
    }
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", sources("exercises"), ids=module)
def test_exercises_import_numpy_only(path: Path) -> None:
    # What draws runs out here, and may use what experiments share.
    drawing = {"grader.plots"} if path.stem in ("experiment", "picture") else set()
    beyond = {name for name in imports(path) if is_ours(name) or is_foreign(name)}
    assert beyond <= {"numpy", *drawing}


@pytest.mark.parametrize("path", sources("reference"), ids=module)
def test_reference_imports_the_authors_tools_only(path: Path) -> None:
    for name in imports(path):
        if is_ours(name):
            assert name in AUTHORS_TOOLS
        elif name.partition(".")[0] == "reference":
            assert Path(*name.split(".")) == path.relative_to(HOME).parent / "solution"
            assert path.stem in ("checks", "mistakes")
        elif is_foreign(name):
            assert (path.stem, name.partition(".")[0]) == ("in_pytorch", "torch")


def test_the_entry_point_only_opens_the_page() -> None:
    ours = {name for name in imports(HOME / "app.py") if is_ours(name)}
    assert {unit(name) for name in ours} == {"ui"}
