"""What a run left for people and learning systems, one by one or all at once."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import streamlit as st

from grader.batch.book import BOOK, Book
from grader.batch.keeping import FILE as PLAN_FILE
from grader.batch.results import FILE as RESULTS_FILE
from grader.message import Translate
from grader.ui.instructor import runs
from grader.ui.reader import Reader
from grader.ui.text import as_text, escape_markdown, fill

_MOST = 1 << 30  # bytes of everything; Streamlit holds a download in memory
_OURS = (RESULTS_FILE, PLAN_FILE, BOOK, ".")  # what is for the grader itself, and what is hidden


def show(folder: Path, book: Book, reader: Reader) -> None:
    """Offer everything as a zip, and the single files."""
    _ = reader.say
    files = list(outputs(folder))
    if not files:
        st.info(
            as_text(_("Nothing is written yet: that is done when everything is graded.")),
            icon=":material/info:",
        )
        return
    if not book.finished:
        st.warning(
            as_text(_("These files are of an earlier run: the last one was not finished.")),
            icon=":material/pause_circle:",
        )
    size = sum(path.stat().st_size for path in files)
    if size <= _MOST:
        st.download_button(
            fill(_("Everything, as a zip (files: {count})"), count=f"{len(files):,}"),
            partial(packed, folder),
            file_name=f"{book.plan.assignment.slug}.zip",
            mime="application/zip",
            type="primary",
            icon=":material/folder_zip:",
            on_click="ignore",
            key="instructor/everything",
        )
    else:
        st.info(
            as_text(_("Together the files are too large for the browser. Take them from here:")),
            icon=":material/info:",
        )
    st.caption(f"{as_text(_('On the server they are in:'))} {escape_markdown(str(folder))}")
    known = list(_known(_))
    mine = [path for path in files if path.parent == folder]
    mine.sort(key=lambda one: known.index(one.name) if one.name in known else len(known))
    for path in mine:
        _one(path, _)
    for inner in sorted({path.relative_to(folder).parts[0] for path in files} - _names(folder)):
        _folder(folder / inner, sum(path.is_relative_to(folder / inner) for path in files), _)


def outputs(folder: Path) -> Iterator[Path]:
    """Yield the files that a run left for others, sorted; links are not followed."""
    for where, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if name != runs.INPUTS and name[0] != ".")
        for name in sorted(names):
            path = Path(where, name)
            if not name.startswith(_OURS) and path.is_file() and not path.is_symlink():
                yield path


def packed(folder: Path) -> io.FileIO:
    """Return a zip of `outputs`, written to a file of the system's that vanishes when closed."""
    # Without a buffer: of the files that can be written to, Streamlit takes these only.
    target = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - whoever downloads it closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in outputs(folder):
            archive.write(path, path.relative_to(folder).as_posix())
    target.seek(0)
    return target


def _one(path: Path, _: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"file/{path.name}"):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{as_text(path.name)}**")
            about = _known(_).get(path.name, _("A file of this run"))
            st.caption(f"{as_text(about)} · {_size(path.stat().st_size)}")
        st.download_button(
            as_text(_("Download")),
            path.read_bytes,
            file_name=path.name,
            mime="application/octet-stream",
            on_click="ignore",
            icon=":material/download:",
            key=f"instructor/file/{path.name}",
        )


def _folder(folder: Path, count: int, _: Translate) -> None:
    about = {
        "feedback": _("A page for each student, to hand out"),
        "gradescope": _("What Gradescope reads, for each submission"),
    }.get(folder.name, _("A folder of this run"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"folder/{folder.name}"):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{as_text(folder.name)}**")
            st.caption(f"{as_text(about)} · {fill(_('files: {count}'), count=f'{count:,}')}")
        st.download_button(
            as_text(_("Download")),
            partial(packed, folder),
            file_name=f"{folder.name}.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/folder_zip:",
            key=f"instructor/zip/{folder.name}",
        )


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def _known(_: Translate) -> dict[str, str]:
    """Return what files are for, in the order in which they are worth a look."""
    return {
        "report.html": _("The class in one page, to read or print"),
        "gradebook.csv": _("A line for each student, for any spreadsheet"),
        "results.json": _("Everything, for programs"),
        "canvas.csv": _("For Canvas: import grades"),
        "moodle.csv": _("For Moodle: import grades"),
        "junit.xml": _("Every check as a test, for CI"),
        "intake.txt": _("How each file was understood, and which was not"),
    }


def _size(size: int) -> str:
    return f"{size / 1024:.0f} kB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB"
