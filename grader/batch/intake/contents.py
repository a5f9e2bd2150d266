"""What a program defines, seen without parsing it: its lines are a stranger's (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

_LONGEST = 1 << 20  # characters that are looked at
# A definition at the margin; each line is looked at once.
_DEFINED = re.compile(
    r"^(?:(?:async[ \t]+)?def|class)[ \t]+([^\W\d]\w{0,99})|^([^\W\d]\w{0,99})[ \t]*=(?!=)",
    re.MULTILINE,
)


def defined(program: bytes) -> frozenset[str]:
    """Return the names that a program, UTF-8 for the most part, seems to define."""
    text = program[: 4 * _LONGEST].decode("utf-8", "replace")[:_LONGEST]
    return frozenset(found[1] or found[2] for found in _DEFINED.finditer(text))


def meant_by(names: Collection[str], functions: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the exercises that a program which defines `names` is for.

    One is meant when all that it asks for is there, or anything that no other asks for: a
    program may be half done, and one exercise's function may be a helper in another.

    Parameters
    ----------
    functions
        What each exercise asks for.

    Examples
    --------
    >>> asked = {"sigmoid": ["sigmoid"], "net": ["Net"], "train": ["Net", "train"]}
    >>> meant_by({"Net"}, asked), meant_by({"Net", "train"}, asked)
    (['net'], ['net', 'train'])
    """
    asked_by = Counter(name for wanted in functions.values() for name in set(wanted))
    return [
        exercise
        for exercise, wanted in functions.items()
        if wanted
        and (
            all(name in names for name in wanted)
            or any(name in names and asked_by[name] == 1 for name in wanted)
        )
    ]
