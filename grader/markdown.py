"""Text on its way into Markdown: what it says is shown, and nothing in it is obeyed.

Streamlit reads Markdown almost everywhere, with TeX, HTML, links, colours and icons in it; so do
those who are handed feedback as a file. Values that a learner's program had a hand in become code
spans: some extensions look at text after the escapes are gone (an address becomes a link,
``:word:`` an emoji), but none looks into code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from grader.clean import clean
from grader.message import Message, Translate

LONGEST = 500  # characters of one value within a sentence

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BACKTICKS = re.compile(r"`+")
_HARMLESS = re.compile(r"\w{1,40}|-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?", re.ASCII)


def escape_markdown(value: str) -> str:
    """Return Markdown that shows `value` as it is, whoever wrote it: a code span.

    One plain word or number, which cannot mean anything, stays text like the sentence around it.

    Control, bidirectional and invisible characters are spelled out, white space becomes single
    spaces, and a value longer than `LONGEST` is cut. Nothing at all stays nothing.
    """
    text = " ".join(clean(value).split())
    if not text:
        return ""
    if _HARMLESS.fullmatch(text):
        return as_text(text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip() + "…"
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def as_text(words: str) -> str:
    """Return Markdown that shows our own plain `words`, in one paragraph.

    For translated strings, which were never meant as Markdown: ``1 / 1 + e`` or ``W2 * delta``.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(words.split()))


def in_markdown(message: Message, translate: Translate) -> str:
    """Return a message as Markdown: its words as text, its values as code spans."""
    return message.render(lambda text: _template(translate(text)), escape_markdown)


def plain(message: Message, translate: Translate) -> str:
    """Return a message for a place that knows no Markdown."""
    return message.render(translate, clean)


def fill(template: str, **values: str | int) -> str:
    """Return one of our templates as Markdown, with our own words and numbers in its fields."""
    shown = {name: as_text(str(value)) for name, value in values.items()}
    return _template(template).format_map(shown)


@lru_cache(maxsize=1024)  # these are our own, and come by again
def _template(text: str) -> str:
    """Escape a format string around its ``{fields}``."""
    parts = []
    for literal, field, _, _ in Formatter().parse(text):
        words = as_text(literal).replace("{", "{{").replace("}", "}}")
        parts.append(" " * literal[:1].isspace() + words)
        parts.append(" " * (literal[-1:].isspace() and bool(words)))
        if field is not None:
            parts.append(f"{{{field}}}")
    return "".join(parts)
