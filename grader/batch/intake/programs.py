"""What was handed in, as the program that is graded."""

from __future__ import annotations

from grader.batch.intake.decoding import as_utf8
from grader.batch.intake.notebooks import as_program, looks_like_notebook
from grader.batch.intake.reading import LARGEST_NOTEBOOK, Unreadable, read
from grader.batch.model import LARGEST_FILE, Handed, Place
from grader.message import Message, message


def program(handed: Handed) -> tuple[bytes, tuple[Message, ...]]:
    """Read what was handed in, as the program that is graded: UTF-8, a notebook cell by cell.

    The file is read once: what is returned is what is graded and kept, whatever becomes of the
    file.

    Returns
    -------
    tuple
        The program, and remarks on what had to be done to it.

    Raises
    ------
    Unreadable
        When it cannot be read any more, is too long, or is a notebook that is none.
    """
    return program_at(handed.place, handed.notebook)


def program_at(place: Place, notebook: bool) -> tuple[bytes, tuple[Message, ...]]:
    """Read a file as a program; `notebook` is what its name says it is."""
    content = read(place, LARGEST_NOTEBOOK if notebook else LARGEST_FILE)
    is_notebook = looks_like_notebook(content)
    remarks = []
    if is_notebook:
        if not notebook:
            remarks.append(message("The file is a notebook, whatever it is called."))
        made = as_program(content)
    elif notebook and not content.strip():
        raise Unreadable(message("The notebook is empty. Save it again from Jupyter."))
    elif notebook and content.lstrip()[:1] in (b"{", b"["):
        made = as_program(content)  # which says what is wrong with it
    else:
        if notebook:
            remarks.append(message("The file is called a notebook and is plain Python."))
        made, remark = as_utf8(content)
        if remark is not None:
            remarks.append(remark)
    if len(made) > LARGEST_FILE:
        raise Unreadable(message("Its code is longer than any program of this course."))
    return made, tuple(remarks)
