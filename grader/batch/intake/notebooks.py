"""Jupyter notebooks as programs: their code cells under one another (pure).

Nothing of the code is touched but marks of ours: what only IPython understands is made harmless in
the jail, where the cells are parsed.
"""

from __future__ import annotations

import json
from typing import Any

from grader.batch.intake.reading import Unreadable
from grader.message import message
from grader.sandbox.cells import MARK, NOTEBOOK

_MOST_BRACKETS = 400_000  # objects and lists that decoding would make of it
_START = 1 << 16  # bytes


def looks_like_notebook(content: bytes) -> bool:
    """Whether a file holds a notebook, whatever it is called."""
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    return b'"cells"' in start or b'"nbformat' in start or b'"worksheets"' in start


def as_program(content: bytes) -> bytes:
    """Return a notebook's code as one program, cell by cell.

    The jail runs the cells one after the other and goes on after one that fails, so that it does
    not hide the functions of the others.

    Raises
    ------
    Unreadable
        When it is not a notebook, or not one of Python's.
    """
    if content.count(b"{") + content.count(b"[") > _MOST_BRACKETS:
        raise Unreadable(
            message("The notebook's outputs are too large. Clear them and save it again.")
        )
    try:
        notebook = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(
            message("It is called a notebook and is none. Save it again from Jupyter.")
        ) from None
    cells = _cells(notebook)
    if cells is None:
        raise Unreadable(
            message("It is called a notebook and is none. Save it again from Jupyter.")
        )
    if not _is_python(notebook):
        raise Unreadable(message("It is a notebook of another language than Python."))
    parts = [NOTEBOOK]
    for number, cell in enumerate(cells, 1):
        if cell.get("cell_type") == "code":
            parts.append(f"{MARK} {number}\n{_source(cell)}")
    return ("\n".join(parts) + "\n").encode("utf-8", "replace")


def _cells(notebook: Any) -> list[dict[str, Any]] | None:
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # nbformat 3
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        lists = [sheet.get("cells") for sheet in sheets]
        cells = [cell for one in lists if isinstance(one, list) for cell in one]
    if not isinstance(cells, list):
        return None
    return [cell for cell in cells if isinstance(cell, dict)]


def _is_python(notebook: dict[str, Any]) -> bool:
    """Whether it is Python's; one that does not say is taken for one."""
    metadata = notebook.get("metadata")
    said = metadata if isinstance(metadata, dict) else {}
    for part, key in (("kernelspec", "language"), ("language_info", "name")):
        named = said.get(part)
        language = named.get(key) if isinstance(named, dict) else None
        if isinstance(language, str) and language:
            return language.casefold().startswith(("python", "ipython"))
    return True


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # A comment of the cell's own must not begin another.
    return "\n".join(f" {line}" if line.startswith(MARK) else line for line in lines)
