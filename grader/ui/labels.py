"""The editor's words in the reader's language."""

from __future__ import annotations

from grader.message import Translate
from grader.ui.editor import EditorLabels


def editor_labels(title: str, _: Translate) -> EditorLabels:
    """Return all words that the editor of the exercise called `title` shows."""
    return EditorLabels(
        name=_("Your code for: {title}").format(title=title),
        run=_("Run"),
        running=_("Running"),
        cancel=_("Cancel"),
        run_hint=_("{keys} runs it"),
        leave_hint=_("Esc, then Tab leaves the editor"),
        saved=_("Saved"),
        saving=_("Saving"),
        too_long=_("Too long to be saved or run"),
        phrases={
            "Control character": _("Control character"),
            "Diagnostics": _("Diagnostics"),
            "Find": _("Find"),
            "Go to line": _("Go to line"),
            "No diagnostics": _("No diagnostics"),
            "Replace": _("Replace"),
            "Selection deleted": _("Selection deleted"),
            "all": _("all"),
            "by word": _("by word"),
            "close": _("close"),
            "current match": _("current match"),
            "go": _("go"),
            "match case": _("match case"),
            "next": _("next"),
            "on line": _("on line"),
            "previous": _("previous"),
            "regexp": _("regexp"),
            "replace": _("replace"),
            "replace all": _("replace all"),
            "replaced $ matches": _("replaced $ matches"),
            "replaced match on line $": _("replaced match on line $"),
        },
    )
