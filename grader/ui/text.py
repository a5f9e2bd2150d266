"""Text on its way into Markdown: everything a learner wrote stays text."""

from __future__ import annotations

import re
from collections.abc import Callable

from grader.clean import clean
from grader.message import Message, Translate

_FIELD = re.compile(r"(\{\w+\})")
_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`|~])")
_RUNS = re.compile(r"`+")


def as_code(value: str) -> str:
    """Return `value` as an inline code span, in which Markdown, HTML and TeX mean nothing.

    Control and bidirectional characters are spelled out and line breaks become spaces.
    """
    text = " ".join(clean(value).split())
    longest = max((len(run) for run in _RUNS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text or ' '}{pad}{fence}"


def as_text(text: str) -> str:
    """Return `text` with everything escaped that Markdown would read; ``{fields}`` stay."""
    return "".join(
        part if _FIELD.fullmatch(part) else _PUNCTUATION.sub(r"\\\1", part)
        for part in _FIELD.split(text)
    )


def in_markdown(message: Message, translate: Translate) -> str:
    """Return a message for ``st.markdown``: its words as text, its values as code."""
    words: Callable[[str], str] = lambda text: as_text(translate(text))  # noqa: E731
    return message.render(words, as_code)
