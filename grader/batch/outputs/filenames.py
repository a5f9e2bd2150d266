"""File names for students, whatever they are called: safe on every system, and never twice."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_LONGEST = 90  # bytes; with what tells two apart and the ending it stays below 120
_DIGEST = 10
_KEPT = "-_.@"
# What Windows takes for a device, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_TOLD_APART = re.compile(rf"-[0-9a-f]{{{_DIGEST}}}$")


def file_names(students: Iterable[str]) -> dict[str, str]:
    """Return a file name, without its ending, for each student.

    It is what they are called where that can be; where two would share a name (on a system that
    does not tell cases or Unicode forms apart), where something had to be cut, and where it looks
    as if that had happened, a digest of the key is added. It depends on the keys alone.

    Examples
    --------
    >>> file_names(["kim", "../../etc/passwd", "CON"])
    {'kim': 'kim', '../../etc/passwd': 'etc_passwd', 'CON': '_CON'}
    """
    names: dict[str, str] = {}
    shortened = set()
    for student in students:
        names[student], cut = _plain(student)
        if cut:
            shortened.add(student)
    taken = Counter(map(_folded, names.values()))
    for student, name in names.items():
        folded = _folded(name)
        if student in shortened or taken[folded] > 1 or _TOLD_APART.search(folded):
            names[student] = _with_digest(name, student)
    return names


def _plain(student: str) -> tuple[str, bool]:
    """Return a name that every system takes, and whether it was cut."""
    text = unicodedata.normalize("NFC", student)
    letters = "".join(one if _is_harmless(one) else "_" for one in text)
    name = re.sub(r"_{2,}", "_", re.sub(r"\.{2,}", ".", letters)).strip("._-@")
    while name and unicodedata.category(name[0]).startswith("M"):
        name = name[1:]  # an accent without a letter
    short = name.encode()[:_LONGEST].decode(errors="ignore").strip("._-@")
    if _RESERVED.fullmatch(short.partition(".")[0]):
        return f"_{short}", short != name
    kept = student if short == student else short  # mostly the same text: it is held once
    return kept or "student", short != name or not short


def _is_harmless(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character)[0] in "LNM"


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return name if folded == name else folded


def _with_digest(name: str, student: str) -> str:
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name}-{digest[:_DIGEST]}"
