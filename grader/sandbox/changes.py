"""Which arguments a call changed in place, by comparing what was sent with what is there now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

Path: TypeAlias = tuple[int | str, ...]


def changes(before: Any, now: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield where `now` is no longer what was sent, and what is there instead.

    Parameters
    ----------
    before
        What was sent: numbers, text, arrays, lists, tuples and dicts of these. Anything else
        (an object that never left the jail) is not looked into.
    now
        The same argument after the call.
    path
        Where `before` stands among the arguments.

    Yields
    ------
    tuple
        The path of a change and the present value. An array changes as a whole, a list whose
        length changed too; a dict entry that is gone now holds None.
    """
    kind = type(before)
    if kind is np.ndarray:
        if not _same_array(before, now):
            yield path, now
    elif kind is dict:
        yield from _changed_entries(before, now, path)
    elif kind in (list, tuple):
        if type(now) is not kind or len(now) != len(before):
            yield path, now
        else:
            for index, item in enumerate(before):
                yield from changes(item, now[index], (*path, index))
    elif kind in _PLAIN and (type(now) is not kind or repr(now) != repr(before)):
        yield path, now


_PLAIN = (type(None), bool, int, float, str)


def _same_array(before: np.ndarray[Any, Any], now: Any) -> bool:
    # Bytes, not values: nan is nan here, and -0.0 is not 0.0.
    return (
        type(now) is np.ndarray
        and now.shape == before.shape
        and now.dtype == before.dtype
        and now.tobytes() == before.tobytes()
    )


def _changed_entries(before: dict[Any, Any], now: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if type(now) is not dict:
        yield path, now
        return
    for key, item in before.items():
        if key in now:
            yield from changes(item, now[key], (*path, key))
        else:
            yield (*path, key), None
    for key in now:
        if key not in before:
            # A key of any type can be put there; a path is made of texts and numbers.
            yield (*path, key if type(key) in (int, str) else str(key)), now[key]
