"""What is to be graded: the submissions, the assignment and the class list, chosen on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from grader.message import Message
from grader.ui import resources
from grader.ui.instructor import by_hand, runs
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill

LARGEST_UPLOAD = 200  # MB; Streamlit holds what is uploaded in memory
_LARGEST_TEXT = 16  # MB of a class list or an assignment

# A path on the server, a file from the reader's computer, or the text of a file.
_Given: TypeAlias = Path | UploadedFile | str | None


class Way(StrEnum):
    """How something is handed to the page."""

    NONE = "none"
    SERVER = "server"
    UPLOAD = "upload"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Chosen:
    """Files to read a plan from, and the run that they were chosen for.

    Attributes
    ----------
    called
        What the submissions are called.
    uploads
        The names of uploads as the reader knows them, by the paths of our copies.
    """

    id: str
    folder: Path
    submissions: Path
    called: str
    assignment: Path | None
    roster: Path | None
    uploads: Mapping[str, str] = field(default_factory=dict)

    def as_known(self, told: Message) -> Message:
        """Return a message that calls uploads what the reader calls them."""
        names = {**self.uploads, **{Path(ours).name: own for ours, own in self.uploads.items()}}
        values = {
            name: self.as_known(value)
            if isinstance(value, Message)
            else names.get(value, value)
            if isinstance(value, str)
            else value
            for name, value in told.values.items()
        }
        return Message(told.text, values)


def show(reader: Reader) -> Chosen | None:
    """Ask for everything; return it once the reader wants it looked through.

    Raises
    ------
    OSError
        When what was uploaded cannot be kept.
    """
    _ = reader.say
    with st.container(border=True, gap="small"):
        st.subheader(as_text(_("Submissions")), anchor=False)
        submissions = _submissions(reader)
    left, right = st.columns(2)
    with left.container(border=True, gap="small"):
        st.subheader(as_text(_("Assignment")), anchor=False)
        assignment, asked = _assignment(reader)
    with right.container(border=True, gap="small"):
        st.subheader(as_text(_("Class list")), anchor=False)
        roster, listed = _roster(reader)
    if not st.button(
        as_text(_("Look through it")),
        key="instructor/look",
        type="primary",
        icon=":material/search:",
    ):
        return None
    wanting = ""
    if submissions is None:
        wanting = _("Say where the submissions are: give a path, or choose a zip.")
    elif asked and assignment is None:
        wanting = _("Say which assignment it is: choose exercises, or a file.")
    elif listed and roster is None:
        wanting = _("Say where the class list is, or choose to go without one.")
    if wanting:
        st.warning(as_text(wanting), icon=":material/info:")
        return None
    return _staged(submissions, assignment, roster)


def _submissions(reader: Reader) -> _Given:
    _ = reader.say
    way = _way("submissions", _("Where the submissions are"), (Way.SERVER, Way.UPLOAD), reader)
    if way is Way.UPLOAD:
        return st.file_uploader(
            fill(_("A zip of up to {size} MB with all submissions"), size=LARGEST_UPLOAD),
            type="zip",
            key="instructor/submissions/upload",
            max_upload_size=LARGEST_UPLOAD,
            help=as_text(_("If it is larger, put it onto the server and give its path.")),
        )
    given = _path("submissions", _("Path of a folder or zip on the server"))
    st.caption(
        as_text(
            _(
                "A download of Moodle, Canvas, Gradescope or nbgrader, clones of GitHub "
                "Classroom, or a folder for each student: the layout is recognised."
            )
        )
    )
    return given


def _assignment(reader: Reader) -> tuple[_Given, bool]:
    """Return what was given, and whether anything must be."""
    _ = reader.say
    ways = (Way.NONE, Way.BY_HAND, Way.SERVER, Way.UPLOAD)
    way = _way("assignment", _("Which assignment it is"), ways, reader)
    match way:
        case Way.BY_HAND:
            return by_hand.show(resources.course(), reader), True
        case Way.SERVER:
            return _path("assignment", _("Path of a TOML assignment file")), True
        case Way.UPLOAD:
            return _small("assignment", "toml", _("A TOML assignment file")), True
    st.caption(as_text(_("Every exercise, each with its own points, and no deadline.")))
    return None, False


def _roster(reader: Reader) -> tuple[_Given, bool]:
    """Return what was given, and whether anything must be."""
    _ = reader.say
    way = _way("roster", _("Where the class list is"), (Way.NONE, Way.SERVER, Way.UPLOAD), reader)
    match way:
        case Way.SERVER:
            return _path("roster", _("Path of a CSV class list")), True
        case Way.UPLOAD:
            return _small("roster", "csv", _("A CSV class list")), True
    st.caption(
        as_text(_("With one, the gradebook has names and sections, and says who is missing."))
    )
    return None, False


def _way(what: str, label: str, ways: Sequence[Way], reader: Reader) -> Way:
    _ = reader.say
    words = {
        Way.NONE: _("None") if what == "roster" else _("Whole course"),
        Way.SERVER: _("On the server"),
        Way.UPLOAD: _("Upload"),
        Way.BY_HAND: _("Choose here"),
    }
    chosen = st.segmented_control(
        as_text(label),
        ways,
        format_func=lambda way: as_text(words[way]),
        key=f"instructor/{what}/way",
        default=ways[0],
        required=True,
        label_visibility="collapsed",
        persist_state="page",
    )
    return Way(chosen) if chosen else ways[0]


def _path(what: str, label: str) -> Path | None:
    key = f"instructor/{what}/path"
    return runs.path_of(st.text_input(as_text(label), key=key, persist_state="page"))


def _small(what: str, suffix: str, label: str) -> UploadedFile | None:
    return st.file_uploader(
        as_text(label),
        type=suffix,
        key=f"instructor/{what}/upload",
        max_upload_size=_LARGEST_TEXT,
    )


def _staged(submissions: _Given, assignment: _Given, roster: _Given) -> Chosen | None:
    """Give everything a path: what has none is written into the folder of the run to be."""
    runs.sweep()
    run = runs.new_id(datetime.now(UTC))
    folder = runs.make_home() / run
    place = _placed(submissions, folder, "submissions.zip")
    if place is None:
        return None
    listed = _placed(roster, folder, "roster.csv")
    asked = _placed(assignment, folder, "assignment.toml")
    pairs = ((submissions, place), (assignment, asked), (roster, listed))
    uploads = {str(path): given.name for given, path in pairs if isinstance(given, UploadedFile)}
    called = uploads.get(str(place), str(place))
    return Chosen(run, folder, place, called, asked, listed, uploads)


def _placed(given: _Given, folder: Path, name: str) -> Path | None:
    if given is None or isinstance(given, Path):
        return given
    place = folder / runs.INPUTS / name
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if isinstance(given, str):
        place.write_text(given, encoding="utf-8")
        return place
    given.seek(0)
    with place.open("wb") as file:
        while piece := given.read(1 << 20):
            file.write(piece)
    return place
