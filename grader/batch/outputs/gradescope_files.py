"""Gradescope's ``results.json`` for every student, in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.batch.gradebook import Line
from grader.batch.outputs.files import fresh_folder
from grader.batch.outputs.gradescope import whole_json
from grader.batch.outputs.setting import Setting


@contextmanager
def gradescope_files(folder: Path, setting: Setting) -> Iterator[Callable[[Line], None]]:
    """Write one file a student who handed in anything; give what takes a line."""
    titles, show = setting.titles, setting.assignment.show
    with fresh_folder(folder) as fresh:

        def add(line: Line) -> None:
            if line.handed_in:
                data = whole_json(line, titles, show, setting.words)
                path = fresh / f"{setting.file(line.student)}.json"
                path.write_text(json.dumps(data, allow_nan=False), encoding="ascii", newline="\n")

        yield add
