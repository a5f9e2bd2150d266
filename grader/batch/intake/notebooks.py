"""Jupyter notebooks as programs: code cells under one another, magics made comments (pure)."""

from __future__ import annotations

import json
import re
from typing import Any

from grader.batch.intake.reading import Unreadable
from grader.message import message
from grader.sandbox.cells import MARK, NOTEBOOK

_LINE_MAGIC = re.compile(r"^(\s*)(?:[%!?]|[A-Za-z_][\w, ]*=\s*[%!])|^\s*[\w.]+\?{1,2}\s*$")
_CELL_MAGIC = re.compile(r"^\s*%%(\w+)")
_HARMLESS = frozenset({"time", "timeit", "capture", "prun", "python", "python3"})
_PYTHON = frozenset({"", "python", "ipython"})


def as_program(content: bytes) -> bytes:
    """Return a notebook's code as one program, cell by cell.

    The jail runs the cells one after the other and goes on after one that fails, so that it does
    not hide the functions of the others.

    Raises
    ------
    Unreadable
        When it is not a notebook, or not one of Python's.
    """
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
    if _language(notebook) not in _PYTHON:
        raise Unreadable(message("It is a notebook of another language than Python."))
    parts = [NOTEBOOK]
    for number, cell in enumerate(cells, 1):
        if cell.get("cell_type") == "code":
            parts.append(f"{MARK} {number}\n{_plain(_source(cell))}")
    return ("\n".join(parts) + "\n").encode("utf-8", "replace")


def _cells(notebook: Any) -> list[dict[str, Any]] | None:
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # nbformat 3
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets for cell in sheet.get("cells") or ()]
    if not isinstance(cells, list):
        return None
    return [cell for cell in cells if isinstance(cell, dict)]


def _language(notebook: dict[str, Any]) -> str:
    metadata = notebook.get("metadata")
    kernel = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    language = kernel.get("language") if isinstance(kernel, dict) else None
    return language.casefold() if isinstance(language, str) else ""


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _plain(source: str) -> str:
    """Make comments of what only IPython understands; every line keeps its place."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    magic = _CELL_MAGIC.match(lines[0])
    if magic is not None and magic[1] not in _HARMLESS:
        return "\n".join(f"# {line}" for line in lines)
    return "\n".join(_line(line) for line in lines)


def _line(line: str) -> str:
    if line.startswith(MARK):
        return f" {line}"  # a comment of the cell's own, which must not begin another
    if not _LINE_MAGIC.match(line):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}pass  # {line.strip()}"
