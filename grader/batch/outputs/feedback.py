"""What students are handed out: a folder of pages, anew each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.batch.gradebook import Line
from grader.batch.outputs.feedback_html import feedback_html
from grader.batch.outputs.feedback_md import feedback_md
from grader.batch.outputs.files import fresh_folder
from grader.batch.outputs.setting import Setting
from grader.batch.outputs.told import told


@contextmanager
def feedback(folder: Path, setting: Setting) -> Iterator[Callable[[Line], None]]:
    """Write a page and a Markdown file for every student; give what takes a line.

    They appear together, in the place of those of an earlier run.
    """
    words = setting.words
    with fresh_folder(folder) as fresh:

        def add(line: Line) -> None:
            what = told(line, setting)
            name = setting.file(line.student)
            page = feedback_html(what, words, setting.language)
            _write(fresh / f"{name}.html", page)
            _write(fresh / f"{name}.md", feedback_md(what, words.translate))

        yield add


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
