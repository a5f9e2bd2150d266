"""Who of the class is meant by what a layout calls them (pure)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from grader.batch.intake.layouts import Owner
from grader.batch.intake.names import is_program, stem_of
from grader.batch.model import Layout, Student

_WORDS = re.compile(r"[\s_()\[\]{},;·]+|(?<!\w)-|-(?!\w)")
_PARTS = re.compile(r"[\s_()\[\]{},;·-]+")


class People:
    """The class list, by everything that its students may be called."""

    def __init__(self, roster: Sequence[Student]) -> None:
        self._by_alias: dict[str, Student | None] = {}
        self.names = {student.key: student.name for student in roster}
        for student in roster:
            for alias in {plain(one) for one in (student.key, *student.aliases)} - {""}:
                known = self._by_alias.setdefault(alias, student)
                if known is not student:
                    self._by_alias[alias] = None  # two of one name: nobody's

    def knows(self, name: str) -> bool:
        """Whether somebody may be called so, by the whole name or a part of it."""
        return bool(self._by_alias) and self._named(name) is not None

    def find(self, owner: Owner) -> Student | None:
        """Return whom a layout means."""
        # Moodle numbers whoever takes part anew in each assignment: no number of the class list.
        called = (owner.name,) if owner.layout is Layout.MOODLE else (owner.key, owner.name)
        for name in dict.fromkeys(called):
            student = self._by_alias.get(plain(name)) or self._named(name)
            if student is not None:
                return student
        return None

    def is_ambiguous(self, owner: Owner) -> bool:
        """Whether two of the class are called so."""
        return any(self._by_alias.get(plain(name), 0) is None for name in (owner.key, owner.name))

    def owner_of(self, file: str) -> Owner | None:
        """Return whose a lone file is that names a student in some way: 20231234_kim_sigmoid.py."""
        if not self._by_alias or not is_program(file):
            return None
        stem = stem_of(file)
        student = self._named(stem)
        if student is None:
            return None
        words = [
            word for word in _PARTS.split(stem) if self._by_alias.get(plain(word)) is not student
        ]
        rest = "_".join(filter(None, words)) + file[len(stem) :]
        return Owner(student.key, student.name, Layout.FLAT, (rest,))

    def _named(self, text: str) -> Student | None:
        """Return the one student whom the words of a text name."""
        found = {
            student.key: student
            for name in _within(text)
            if (student := self._by_alias.get(plain(name))) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None


def plain(text: str) -> str:
    """Return a name as it is compared: without case, and without what sets words apart."""
    folded = unicodedata.normalize("NFKC", text[:400]).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "@.")


def _within(text: str) -> Iterator[str]:
    yield text
    for separator in (_WORDS, _PARTS):
        words = [word for word in separator.split(text[:400]) if word]
        # The 3 of "week 3" is no student's number; a lone 3 may be.
        yield from (word for word in words if not (word.isdigit() and len(word) < 4))
        yield from (first + second for first, second in itertools.pairwise(words))
