"""Frozen dataclasses as JSON and back, told by their annotations alone.

For files of ours that nobody else reads: nothing is run on reading, whatever the file holds, and
what does not fit the annotations is a `ValueError`.
"""

from __future__ import annotations

import gzip
import json
import os
import types
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from grader.message import Message

_T = TypeVar("_T")


def write(path: Path, version: int, value: object) -> None:
    """Write a value, packed; the file appears when it is whole.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    # Names of files may hold bytes that are no text: escapes carry them.
    content = json.dumps([version, to_plain(value)], ensure_ascii=True).encode("ascii")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(gzip.compress(content, 5, mtime=0))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read(path: Path, version: int, kind: type[_T]) -> _T:
    """Return what `write` wrote.

    Raises
    ------
    OSError
        When it cannot be read.
    ValueError
        When it is something else, damaged, or of another version.
    """
    try:
        found, data = json.loads(gzip.decompress(path.read_bytes()))
        if found != version:
            raise ValueError("another version")
        reader: Any = _reader  # whose cache hides what it takes
        value: _T = reader(kind)(data)
        return value
    except gzip.BadGzipFile as error:
        raise ValueError("no gzip") from error
    except (TypeError, KeyError, AttributeError, EOFError, RecursionError, zlib.error) as error:
        raise ValueError(f"not what it should be: {error!r}") from error


def to_plain(value: object) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Message):
        return value.to_data()
    if is_dataclass(value):
        return [to_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [[to_plain(key), to_plain(one)] for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no plain form of {type(value).__name__}")


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what reads values of an annotated type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if {type(None)} < set(inner) and len(inner) == 2:
            read_one = _reader(next(one for one in inner if one is not type(None)))
            return lambda data: None if data is None else read_one(data)
    elif origin is tuple:
        return _tuple_reader(inner)
    elif origin is not None and issubclass(origin, Mapping):
        read_key, read_value = map(_reader, inner)
        return lambda data: {read_key(key): read_value(one) for key, one in data}
    elif kind is Message:
        return Message.from_data
    elif is_dataclass(kind):
        return _dataclass_reader(kind)
    elif kind in _SIMPLE:
        return _SIMPLE[kind]
    elif isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    raise TypeError(f"no plain form of {kind}")


def _tuple_reader(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[-1] is Ellipsis:
        read_one = _reader(inner[0])
        return lambda data: tuple([read_one(one) for one in _checked(data, list)])
    readers = [_reader(one) for one in inner]
    return lambda data: tuple(
        read_one(one) for read_one, one in zip(readers, _checked(data, list), strict=True)
    )


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]
    return lambda data: kind(
        *[read_one(one) for read_one, one in zip(readers, _checked(data, list), strict=True)]
    )


def _checked(data: Any, kind: Any) -> Any:
    if not isinstance(data, kind):
        raise TypeError(f"{type(data).__name__} where there should be {kind}")
    return data


_SIMPLE: Mapping[Any, Callable[[Any], Any]] = {
    str: lambda data: _checked(data, str),
    bool: lambda data: _checked(data, bool),
    int: lambda data: _checked(data, int),
    float: lambda data: float(_checked(data, int | float)),
    bytes: lambda data: _checked(data, str).encode("latin-1"),
    datetime: datetime.fromisoformat,
    Path: Path,
}
