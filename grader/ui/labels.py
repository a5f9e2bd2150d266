"""The editor's words in the reader's language."""

from __future__ import annotations

from grader.message import Translate
from grader.ui.editor import EditorLabels


def editor_labels(slug: str, _: Translate) -> EditorLabels:
    """Return all words that the editor of the exercise `slug` shows."""
    return EditorLabels(
        name=_("Your code for {name}").format(name=slug),
        run=_("Run"),
        running=_("Running"),
        cancel=_("Cancel"),
        run_hint=_("{keys} runs your code"),
        leave_hint=_("Esc, then Tab leaves the editor"),
        saved=_("Saved"),
        saving=_("Saving"),
        too_long=_("Too long to be saved or run"),
        phrases={
            "Find": _("Find"),
            "Replace": _("Replace"),
            "next": _("next"),
            "previous": _("previous"),
            "all": _("all"),
            "match case": _("match case"),
            "by word": _("by word"),
            "regexp": _("regexp"),
            "replace": _("replace"),
            "replace all": _("replace all"),
            "close": _("close"),
            "Diagnostics": _("Diagnostics"),
            "No diagnostics": _("No diagnostics"),
            "Go to line": _("Go to line"),
            "go": _("go"),
        },
    )
