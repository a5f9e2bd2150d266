"""Which exercise a file's name means, however it was mended on the way (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SEPARATORS = re.compile(r"[^0-9a-z\u0080-\uffff]+")
_COPY = re.compile(
    r"(?:\s*\(\d+\)|\s*-\s*(?:copy|복사본|사본|コピー|kopie|copie|copia)(?:\s*\(?\d+\)?)?|~\d*)$"
)
SUFFIXES = (".py", ".ipynb")


@dataclass(frozen=True)
class Named:
    """An exercise that a name means, and whether the name was exactly what it should be."""

    exercise: str
    exact: bool


def exercise_of(parts: Sequence[str], exercises: Sequence[str]) -> Named | None:
    """Return the exercise that a file is for, by its own name or that of a folder around it.

    Parameters
    ----------
    parts
        The file's path, the file last.
    exercises
        The ids to choose from, ``chapter/slug``.

    Examples
    --------
    >>> exercise_of(["Sigmoid_final (1).PY"], ["activations/sigmoid"])
    Named(exercise='activations/sigmoid', exact=False)
    """
    slugs = {exercise.rpartition("/")[2]: exercise for exercise in exercises}
    file = parts[-1]
    stem = file.rpartition(".")[0] or file
    if stem in slugs and file.endswith(SUFFIXES):
        return Named(slugs[stem], exact=True)
    for text in (stem, *reversed(parts[:-1])):
        found = _meant(text, list(slugs))
        if found is not None:
            return Named(slugs[found], exact=text in slugs)
    return None


def _meant(text: str, slugs: Sequence[str]) -> str | None:
    """Return the longest slug whose words stand in `text` one after the other."""
    words = _words(text)
    fitting = [slug for slug in slugs if _holds(words, slug.split("_"))]
    if not fitting:
        joined = "".join(words)
        fitting = [slug for slug in slugs if slug.replace("_", "") == joined]
    return max(fitting, key=len, default=None)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    # sigmoidGrad and SigmoidGrad are two words, as sigmoid_grad is.
    plain = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", plain)
    plain = plain.casefold()
    while (shorter := _COPY.sub("", plain)) != plain:
        plain = shorter
    return [word for word in _SEPARATORS.split(plain) if word]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(
        list(words[start : start + size]) == list(wanted) for start in range(len(words) - size + 1)
    )
