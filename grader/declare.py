"""What an exercise author writes with: exercises, checks, mistakes and expectations.

A check is an ordinary function. It calls the submission and states what it expects::

    exercise = Exercise(functions=["sigmoid"])

    @exercise.check("sigmoid(0) is one half", points=1)
    def midpoint(submission):
        expect(submission.sigmoid(np.array([0.0])), equals=np.array([0.5]))

Expectations do not stop a check: each is noted, the first that fails is what the learner reads,
and all of them are evidence for the diagnosis. Only reading ``.value`` of a call that brought
nothing back stops it.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from numpy.random import Generator

from grader.asking import Observed, Submission
from grader.calls import Callback, Seeded
from grader.cases import Case, standard_arrays, standard_cases
from grader.compare import Tolerance
from grader.expecting import expect, expect_gradients, expect_that, expect_unchanged
from grader.gradcheck import Losses, Points, one_by_one
from grader.message import message

__all__ = [
    "Case",
    "Check",
    "Exercise",
    "Losses",
    "Observed",
    "Points",
    "Submission",
    "Tolerance",
    "callback",
    "expect",
    "expect_gradients",
    "expect_that",
    "expect_unchanged",
    "is_mistake",
    "message",
    "mistake",
    "one_by_one",
    "seeded",
    "standard_arrays",
    "standard_cases",
]

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any] | type)
Body: TypeAlias = Callable[..., None]


@dataclass(frozen=True)
class Check:
    """One verified property of a submission; `title` is the line the learner reads."""

    id: str
    title: str
    points: int
    after: tuple[str, ...]
    body: Body

    @cached_property
    def draws(self) -> bool:
        """Whether the check's body asks for a random generator."""
        return "rng" in inspect.signature(self.body).parameters

    def run(self, submission: Submission, rng: Callable[[], Generator]) -> None:
        """Run the check's body, handing it the random generator if it asks for one."""
        if self.draws:
            self.body(submission, rng())
        else:
            self.body(submission)


class Exercise:
    """The functions (or classes) an exercise asks for, and the checks of them."""

    def __init__(self, functions: Sequence[str]) -> None:
        self.functions = tuple(functions)
        self._checks: list[Check] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order they are written."""
        return tuple(self._checks)

    @property
    def points(self) -> int:
        """The sum of the checks' points."""
        return sum(check.points for check in self._checks)

    def check(
        self, title: str, *, points: int, after: Check | Sequence[Check] = ()
    ) -> Callable[[Body], Check]:
        """Declare a check. It is skipped when one of `after` did not pass."""
        needed = (after,) if isinstance(after, Check) else tuple(after)

        def declare(body: Body) -> Check:
            name: str = body.__name__
            check = Check(name, title, points, tuple(one.id for one in needed), body)
            if any(known.id == check.id for known in self._checks):
                raise ValueError(f"two checks are named {check.id}")
            self._checks.append(check)
            return check

        return declare


def mistake(implementation: _Decorated) -> _Decorated:
    """Mark a wrong implementation that learners really write.

    Its name is the function it stands in for, two underscores, and what is wrong:
    ``sigmoid__rises_the_wrong_way``. Its docstring is what the learner is told.

    Raises
    ------
    ValueError
        When the name has no ``__`` or the docstring is missing.
    """
    if "__" not in implementation.__name__.strip("_"):
        raise ValueError(f"{implementation.__name__}: a mistake is named function__what_is_wrong")
    if not implementation.__doc__:
        raise ValueError(f"{implementation.__name__}: a mistake explains itself in its docstring")
    vars_holder: Any = implementation
    vars_holder.__scratchgrad_mistake__ = True
    return implementation


def is_mistake(candidate: object) -> bool:
    """Whether `candidate` was marked with `mistake`."""
    return getattr(candidate, "__scratchgrad_mistake__", False) is True


def callback(function: Callable[..., Any]) -> Callback:
    """Make a pure named function an argument: its source travels and runs inside the jail.

    The function may use its arguments and ``np``, nothing else of its surroundings.
    """
    return Callback(function.__name__, textwrap.dedent(inspect.getsource(function)))


def seeded(seed: int) -> Seeded:
    """Make a random generator an argument: it arrives as ``np.random.default_rng(seed)``.

    Every call gets a fresh one, at its start; ``seeded(7).make()`` is the same for a solution.
    """
    return Seeded(int(seed))
