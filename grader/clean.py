"""Text from a learner, made safe to print: the one place where terminals are protected."""

from __future__ import annotations

import re
import unicodedata

# What a terminal obeys instead of showing: CSI (colours, cursor), OSC and its kin (titles, links,
# clipboard) up to their terminator or the end, and two-character escapes.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c|\Z)"
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_KEPT = frozenset("\n\t")
# Control, format (bidi overrides, zero-width), surrogate, line and paragraph separators.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clean(text: str) -> str:
    r"""Return `text` without anything that a terminal would obey or that hides what it says.

    Escape sequences vanish whole. A carriage return becomes a new line. Every other control,
    bidirectional, zero-width or surrogate character is spelled out.

    Examples
    --------
    >>> clean("\x1b[31mred\x1b[0m\r\n")
    'red\n'
    >>> clean("a\u202eb")
    'a\\u202eb'
    """
    plain = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if plain.replace("\n", "").replace("\t", "").isprintable():
        return plain
    return "".join(map(_spelled_out, plain))


def _spelled_out(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _UNPRINTABLE:
        return character
    return character.encode("unicode_escape").decode("ascii")
