"""Programs of several cells, each run on its own (pure)."""

from __future__ import annotations

from collections.abc import Iterator

NOTEBOOK = "# %% [notebook]"  # the first line of a program that is made of cells
MARK = "# %% cell"


def cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every cell; a program without cells is one without a name.

    Each text begins with as many empty lines as stand before it, so that its line numbers are
    those of the whole.
    """
    if not text.startswith(NOTEBOOK):
        yield "", text
        return
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix("# %% "), "\n" * start + "\n".join(lines[start:end]) + "\n"
