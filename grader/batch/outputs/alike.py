"""What is written of checks that are alike in the whole class: made once, not for each student."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar

from grader.report import CheckResult

_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")
_Make: TypeAlias = Callable[Concatenate[CheckResult, _Rest], _Made]


def once_if_alike(make: _Make[_Rest, _Made]) -> _Make[_Rest, _Made]:
    """Remember what is made of a check that holds no text of a program's.

    Most checks held, or were not run. Everything beside the check has to be hashable.
    """
    remembered = lru_cache(maxsize=4096)(make)

    def made(check: CheckResult, /, *rest: _Rest.args, **more: _Rest.kwargs) -> _Made:
        return (make if check.says_more else remembered)(check, *rest, **more)

    return made
