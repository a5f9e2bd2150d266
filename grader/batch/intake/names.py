"""Which exercise a file's name means, however it was mended on the way (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_SEPARATORS = re.compile(r"[\W_]+")
# sigmoidGrad and SigmoidGrad are two words, as sigmoid_grad is.
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
# What systems append, or put before, when they keep two files of one name.
_COPY = re.compile(
    r"(?:[\s_]*\(\d{1,4}\)"
    r"|\s*-\s*(?:copy|복사본|사본|コピー|kopie|copie|copia|副本)(?:\s*\(?\d{1,4}\)?)?"
    r"|[\s_]+(?:copy|복사본|사본)(?:\s*\d{1,4})?"
    r"|~\d{0,4})$"
)
_COPY_OF = re.compile(r"^(?:copy of|복사본|kopie von|copie de)\s+")
_TESTS = ("test", "tests")
# What programs end with, and what browsers and mail make of it.
_DISGUISED = (".py.txt", ".ipynb.txt", ".ipynb.json")
SUFFIXES = (".py", ".ipynb", *_DISGUISED)


class Sure(IntEnum):
    """How a file came to be taken for an exercise, the surest first."""

    EXACT = 0  # it is called like it
    MENDED = 1  # but for capitals, separators, "(1)" and "copy"
    WORDS = 2  # its name holds that of the exercise
    CONTENT = 3  # it defines what the exercise asks for
    FOLDER = 4  # a folder around it is called like the exercise
    ONLY = 5  # there is only one that it can be


@dataclass(frozen=True)
class Named:
    """An exercise that a name means, and how surely."""

    exercise: str
    sure: Sure


def is_program(name: str) -> bool:
    """Whether a file may be a program: Python or a notebook, or one by its name's beginning."""
    return name.lower().endswith(SUFFIXES)


def is_notebook(name: str) -> bool:
    """Whether a file may be a Jupyter notebook."""
    return ".ipynb" in name.lower()[-11:]


def is_test(name: str) -> bool:
    """Whether a file's name says that it tests another: test_sigmoid.py."""
    return name.lower().startswith("test_") or name.lower() in ("conftest.py", "setup.py")


def stem_of(name: str) -> str:
    """Return a file's name without what says that it is a program."""
    lower = name.lower()
    for suffix in (*_DISGUISED, ".py", ".ipynb"):
        if lower.endswith(suffix):
            return name[: -len(suffix)]
    return name


def exercise_of(parts: Sequence[str], exercises: Sequence[str]) -> Named | None:
    """Return the exercise that a file is for, by its own name or that of a folder around it.

    None when no name says so, and when one says two things: ``sigmoid_and_softmax.py``.

    Parameters
    ----------
    parts
        The file's path, the file last.
    exercises
        The ids to choose from, ``chapter/slug``.

    Examples
    --------
    >>> exercise_of(["Sigmoid (1).PY"], ["activations/sigmoid"])
    Named(exercise='activations/sigmoid', sure=<Sure.MENDED: 1>)
    """
    slugs = {exercise.rpartition("/")[2]: exercise for exercise in exercises}
    stem = stem_of(parts[-1])
    if stem in slugs and parts[-1].endswith((".py", ".ipynb")):
        return Named(slugs[stem], Sure.EXACT)
    words = _words(stem)
    for slug, exercise in slugs.items():
        if "".join(words) == slug.replace("_", ""):
            return Named(exercise, Sure.MENDED)
    if not words or words[0] not in _TESTS:  # test_sigmoid.py tests it
        found = _meant(words, list(slugs))
        if found:
            return Named(slugs[found[0]], Sure.WORDS) if len(found) == 1 else None
    for folder in reversed(parts[:-1]):
        found = _meant(_words(folder), list(slugs))
        if found:
            return Named(slugs[found[0]], Sure.FOLDER) if len(found) == 1 else None
    return None


def _meant(words: Sequence[str], slugs: Sequence[str]) -> list[str]:
    """Return the slugs whose words stand in `words`, without those that another holds."""
    fitting = [slug for slug in slugs if _holds(words, slug.split("_"))]
    return [
        slug
        for slug in fitting
        if not any(other != slug and _holds(other.split("_"), slug.split("_")) for other in fitting)
    ]


def _words(text: str) -> list[str]:
    plain = _CAMEL.sub("_", unicodedata.normalize("NFKC", text)).casefold().strip()
    plain = _COPY_OF.sub("", plain)
    while (shorter := _COPY.sub("", plain)) != plain:
        plain = shorter
    return [word for word in _SEPARATORS.split(plain) if word]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(
        list(words[start : start + size]) == list(wanted) for start in range(len(words) - size + 1)
    )
