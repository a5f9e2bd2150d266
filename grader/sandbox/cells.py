"""Programs of several cells, each run on its own (pure)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from types import CodeType

NOTEBOOK = "# %% [notebook]"  # the first line of a program that is made of cells
DEFINITIONS = "# %% [notebook] definitions"  # of one whose cells are not to be run as a whole
MARK = "# %% cell"

_MOST_MAGICS = 40  # lines of a cell that are made harmless one by one
_CELL_MAGIC = re.compile(r"[ \t]*%%(\w+)[ \t]*([^\n]*)")
# Cell magics below which there is Python that counts.
_PYTHON = frozenset({"time", "timeit", "capture", "prun", "python", "python3"})
_QUICK = frozenset({"np", "numpy", "math"})  # whose calls may make a plain value
_ASSIGNED = re.compile(r"(\s*[A-Za-z_][\w, .]*=)\s*[%!]")
_TIMED = re.compile(r"(\s*)%time\s+(\S.*)")
_MAGIC = re.compile(r"\s*(?:[%!?]|[\w.]+\?{1,2}\s*$)")


def cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every cell; a program without cells is one without a name.

    Each text begins with as many empty lines as stand before it, so that its line numbers are
    those of the whole.
    """
    lines = text.split("\n") if text.startswith(NOTEBOOK) else []
    starts = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    if not starts:
        yield "", text
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix("# %% "), "\n" * start + "\n".join(lines[start:end]) + "\n"


def definitions_of(source: str | bytes) -> str | bytes | None:
    """Return a notebook as one of which only the definitions are run; None for anything else."""
    if isinstance(source, bytes):
        first, rest = source[: len(NOTEBOOK)], source[len(NOTEBOOK) :]
        return DEFINITIONS.encode() + rest if first == NOTEBOOK.encode() else None
    return DEFINITIONS + source[len(NOTEBOOK) :] if source.startswith(NOTEBOOK) else None


def compiled(text: str, name: str, *, definitions: bool = False) -> list[CodeType]:
    """Compile a cell as IPython would understand it; what is to be run one after the other.

    For the jail: it parses what strangers wrote.

    A cell that is Python is left alone. In one that is not, lines that only IPython understands
    are made harmless, as they turn out to be what Python stumbles over.

    Parameters
    ----------
    definitions
        Whether to keep nothing but imports, functions, classes and plain values, each by itself:
        one may need what was left away.
    """
    for _ in range(_MOST_MAGICS):
        try:
            tree = ast.parse(text, name)
            break
        except SyntaxError as error:
            plainer = without_magic(text, error.lineno or 0)
            if plainer == text:
                plainer = without_magic(text)
            if plainer == text:
                raise
            text = plainer
    else:
        tree = ast.parse(without_magic(text), name)
    parts = [[one] for one in tree.body if _defines(one)] if definitions else [tree.body]
    return [compile(ast.Module(part, []), name, "exec", dont_inherit=True) for part in parts]


def without_magic(text: str, number: int | None = None) -> str:
    """Make a line, or all of them, harmless if only IPython understands it; none is moved."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line and not line.startswith("#")), 0)
    found = _CELL_MAGIC.match(lines[first])
    if found is not None:
        lines[first] = f"#{lines[first]}"
        writes = found[1] == "writefile" and found[2].rstrip().endswith(".py")
        if found[1] not in _PYTHON and not writes:
            lines[first:] = [f"#{line}" for line in lines[first:]]
        return "\n".join(lines)
    which = range(len(lines)) if number is None else (number - 1,)
    for at in which:
        if 0 <= at < len(lines):
            lines[at] = _harmless(lines[at])
    return "\n".join(lines)


def _harmless(line: str) -> str:
    if timed := _TIMED.fullmatch(line):
        return f"{timed[1]}{timed[2]}"
    if assigned := _ASSIGNED.match(line):
        return f"{assigned[1]} None  # {line.strip()}"
    if _MAGIC.match(line):
        return f"{line[: len(line) - len(line.lstrip())]}pass  # {line.strip()}"
    return line


def _defines(statement: ast.stmt) -> bool:
    """Whether a statement only defines something, and takes no time worth mentioning."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return statement.value is not None and _is_quick(statement.value)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
    return isinstance(statement, kinds)


def _is_quick(value: ast.expr) -> bool:
    """Whether a value is written down, or made by NumPy of such; nobody's own code is called."""
    todo: list[ast.AST] = [value]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Lambda):
            continue  # which is not called here
        if isinstance(node, ast.comprehension | ast.NamedExpr | ast.Await):
            return False
        if isinstance(node, ast.Call):
            called = node.func
            while isinstance(called, ast.Attribute):
                called = called.value
            if not isinstance(called, ast.Name) or called.id not in _QUICK:
                return False
        todo += ast.iter_child_nodes(node)
    return True
