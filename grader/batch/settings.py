"""How a run was asked for, kept with it so that it can be gone on with (pure data)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Literal, TypeAlias

from grader.sandbox.limits import Limits

Strictness: TypeAlias = Literal["best", "strict"]
# What is graded again though it has a verdict; a fault of ours always is.
Again: TypeAlias = Literal["all", "time-outs"]


@dataclass(frozen=True)
class Settings:
    """What a run reads, and how its programs are shut in.

    Attributes
    ----------
    submissions, assignment, roster
        The paths as absolute ones; None where there is none.
    isolation
        ``"best"`` or ``"strict"``.
    call_seconds
        Wall time of one call.
    language
        Of everything that is written for people.
    """

    submissions: str
    assignment: str | None = None
    roster: str | None = None
    isolation: Strictness = "best"
    call_seconds: float = Limits.call_seconds
    language: str = "en"

    def dumps(self) -> str:
        """Return the JSON form that `loads` reads."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def loads(cls, text: str) -> Settings:
        """Read what `dumps` wrote.

        Raises
        ------
        ValueError
            When it is something else.
        """
        try:
            data = json.loads(text)
            return cls(**{field.name: data[field.name] for field in fields(cls)})
        except (KeyError, TypeError) as error:
            raise ValueError(f"not the settings of a run: {error!r}") from error
