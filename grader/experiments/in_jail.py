"""The part of an experiment that runs in the jail: its text without whatever draws (pure)."""

from __future__ import annotations

import ast

TRAIN, ANSWER = "train", "answer"
OUTSIDE = ("draw", "draw_answer", "table")


def for_the_jail(experiment: str) -> str:
    """Return the text of an experiment without its drawing functions and what they import of us.

    In the jail there is NumPy and nothing of the grader; what stays must not need it.

    Raises
    ------
    SyntaxError
        When it is not Python.
    """
    tree = ast.parse(experiment)
    tree.body = [node for node in tree.body if not _draws(node)]
    return ast.unparse(tree)


def _draws(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").startswith("grader.")
    return isinstance(node, ast.FunctionDef) and node.name in OUTSIDE
