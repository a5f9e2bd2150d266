"""A student's feedback as a page of its own."""

from __future__ import annotations

from functools import lru_cache

from grader.batch.outputs.pages import render
from grader.batch.outputs.told import Told
from grader.batch.outputs.words import Words
from grader.i18n import translator
from grader.message import message


def feedback_html(told: Told, words: Words, language: str) -> str:
    """Return the page."""
    labels = _labels(language)
    return render("feedback.html", told=told, tell=words.tell, t=labels, language=language)


@lru_cache(maxsize=4)
def _labels(language: str) -> dict[str, str]:
    _ = translator(language)
    words = {
        "diagnosis": message("What we think happened"),
        "first": message("What to look at first"),
        "checks": message("The checks"),
        "more": message("More"),
        "next": message("Next step:"),
        "note": message("Note:"),
        "printed": message("What your code printed"),
        "running": message("These lines of yours were running:"),
    }
    return {name: said.render(_) for name, said in words.items()}
