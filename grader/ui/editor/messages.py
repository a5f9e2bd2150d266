"""What the editor is told and what it answers, checked: a browser may send anything at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

SIZE_LIMIT: Final = 256 * 1024  # bytes of UTF-8 that a draft may have

_LARGEST_NUMBER: Final = 2**53 - 1  # beyond it JavaScript's numbers are no longer exact

PHRASES: Final = (
    "Control character",
    "Diagnostics",
    "Find",
    "Go to line",
    "No diagnostics",
    "Replace",
    "Selection deleted",
    "all",
    "by word",
    "close",
    "current match",
    "go",
    "match case",
    "next",
    "on line",
    "previous",
    "regexp",
    "replace",
    "replace all",
    "replaced $ matches",
    "replaced match on line $",
)
"""The words of CodeMirror's own search and message panels, in English."""


@dataclass(frozen=True)
class Marker:
    """Something to say about a line.

    Attributes
    ----------
    line
        Counted from 1. A line beyond the end counts as the last.
    message
        Plain text, shown on hover and in the list of messages.
    severity
        How the line is drawn.
    """

    line: int
    message: str
    severity: Literal["error", "warning", "info"] = "error"


@dataclass(frozen=True)
class EditorLabels:
    """All words that the editor shows, in the reader's language.

    Attributes
    ----------
    name
        What a screen reader calls the text field.
    run, running, cancel
        The buttons; `running` stands on the Run button while busy.
    run_hint
        ``{keys}`` in it becomes the keys of the reader's computer, as Ctrl+Enter.
    leave_hint
        That Esc and then Tab leave the field.
    saved, saving
        Where the draft is.
    too_long
        That the draft is larger than what is saved or run.
    phrases
        Translations of `PHRASES`; a phrase without one stays English.
    """

    name: str
    run: str
    running: str
    cancel: str
    run_hint: str
    leave_hint: str
    saved: str
    saving: str
    too_long: str
    phrases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RunRequest:
    """The reader pressed Run.

    Attributes
    ----------
    code
        The text as it stood at that moment.
    seq
        Grows from one request of an honest browser to its next.
    """

    code: str
    seq: int


@dataclass(frozen=True)
class EditorState:
    """What a rerun learns from the editor.

    Attributes
    ----------
    draft
        The newest text that has arrived.
    run
        The request to run, returned by exactly one rerun.
    cancel
        Whether the reader asked to cancel, said by exactly one rerun.
    """

    draft: str
    run: RunRequest | None = None
    cancel: bool = False


@dataclass(frozen=True)
class Draft:
    """The text as the browser last sent it.

    Attributes
    ----------
    code
        The text.
    revision
        Of which text it is a draft.
    seq
        Returned to the browser, which then knows that this draft has arrived.
    """

    code: str
    revision: int
    seq: int


def read_draft(value: object) -> Draft | None:
    """Return the draft that `value` is, None when it is none.

    Parameters
    ----------
    value
        What the browser sent, decoded from JSON.
    """
    if not isinstance(value, Mapping):
        return None
    code = _text(value.get("code"))
    revision = _number(value.get("revision"))
    seq = _number(value.get("seq"))
    if code is None or revision is None or seq is None:
        return None
    return Draft(code, revision, seq)


def read_run(value: object) -> RunRequest | None:
    """Return the request to run that `value` is, None when it is none.

    Parameters
    ----------
    value
        What the browser sent, decoded from JSON.
    """
    if not isinstance(value, Mapping):
        return None
    code = _text(value.get("code"))
    seq = _number(value.get("seq"))
    return None if code is None or seq is None else RunRequest(code, seq)


def read_cancel(value: object) -> bool:
    """Whether `value` asks to cancel.

    Parameters
    ----------
    value
        What the browser sent, decoded from JSON.
    """
    return isinstance(value, Mapping) and _number(value.get("seq")) is not None


def _text(value: object) -> str | None:
    # The length in characters first: encoding 25 MB only to refuse it would be work for nothing.
    if not isinstance(value, str) or len(value) > SIZE_LIMIT:
        return None
    # No database column takes NUL or half a surrogate pair, and no file either.
    clean = (
        value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )
    encoded = clean.encode("utf-8", "replace")
    return encoded.decode("utf-8") if len(encoded) <= SIZE_LIMIT else None


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _LARGEST_NUMBER else None
