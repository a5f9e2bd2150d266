"""Whole programs out of a solution and one of its known mistakes (pure text work).

A variant is the solution's text, the helpers of ``mistakes.py``, and the mistake under the name
of the function it stands in for. The same text is replayed by the diagnosis and submitted to the
jail by `verify`, so both always speak of the same program.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Sequence

_DROPPED = ("grader.declare", "solution", ".solution")


def read_mistakes(
    text: str, solution: str, names: Sequence[str]
) -> list[tuple[str, str, str, str]]:
    """Return (id, function, explanation, source) of every mistake in ``mistakes.py``.

    Parameters
    ----------
    text, solution
        The texts of ``mistakes.py`` and ``solution.py``.
    names
        The marked functions and classes.

    Raises
    ------
    ValueError
        When a mistake stands for a name that the solution does not define.
    """
    tree = ast.parse(text)
    marked = set(names)
    defined = {
        node.name
        for node in ast.parse(solution).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    helpers = [node for node in tree.body if not _is_dropped(node, marked)]
    helper_text = "\n\n".join(ast.unparse(node) for node in helpers)
    found = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name not in marked:
            continue
        function, _, what = node.name.partition("__")
        if function not in defined:
            raise ValueError(f"{node.name} stands for {function}, which the solution lacks")
        explanation = inspect.cleandoc(ast.get_docstring(node) or "")
        variant = _renamed(node, function)
        source = "\n\n".join((solution.rstrip(), helper_text, ast.unparse(variant))) + "\n"
        found.append((what, function, explanation, source))
    return found


def _renamed(node: ast.FunctionDef | ast.ClassDef, function: str) -> ast.FunctionDef | ast.ClassDef:
    text = ast.unparse(node)
    copy = ast.parse(text).body[0]
    assert isinstance(copy, ast.FunctionDef | ast.ClassDef)
    copy.name = function
    copy.decorator_list = [
        mark
        for mark in copy.decorator_list
        if not (isinstance(mark, ast.Name) and mark.id == "mistake")
    ]
    # Without its docstring: it explains the mistake, and the program is shown to nobody.
    copy.body = copy.body[1:] or [ast.Pass()]
    return copy


def _is_dropped(node: ast.stmt, marked: set[str]) -> bool:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name in marked
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return module in (*_DROPPED, ".", "__future__") or module.endswith(".solution")
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
