"""Values as bytes, without pickle: the only thing that crosses between grader and jail.

The jailed child imports this module and nothing else of the grader. A frame is a fixed header
and a body; a body is one value, written tag by tag. Whoever decodes checks every length against
what is really there, and against its caps, before it allocates anything.
"""

from __future__ import annotations

import collections
import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = [
    "Callback",
    "CodecError",
    "DecodeLimits",
    "Handle",
    "Opaque",
    "Seeded",
    "decode",
    "encode",
    "fresh_copy",
]

HEADER = struct.Struct("<4sB3xQQ")  # magic, kind, nonce, length of the body in bytes
MAGIC = b"sgr1"

CONFINED = b"c"  # the child's first byte: it is shut in
LOAD, CALL, STREAM = 1, 2, 3  # grader to child
LOADED, REPLY, EVENT = 17, 18, 19  # child to grader

SUBMISSION = "submission.py"  # what the learner's file is called in the jail
MAX_TYPE_NAME = 200
_MAX_INT_BYTES = 128
_MAX_DIMENSIONS = 32
_MAX_DEPTH, _MAX_ITEMS = 30, 90_000  # within what DecodeLimits lets in
_READ_ONLY, _FORTRAN, _STRIDED, _ANY_FLAG = 1, 2, 4, 7
_ARRAY_TAG, _TEXT_TAG, _FLOAT_TAG, _INT_TAG, _MAP_TAG, _TUPLE_TAG = b"asdimt"
_SEQUENCE_TAGS = b"tl"
_KEY_TAGS = b"NTFids"  # what may be a dict's key
_CONSTANTS = {ord("N"): None, ord("T"): True, ord("F"): False}

_DTYPES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
_DTYPE_CODES = {np.dtype(name): code for code, name in enumerate(_DTYPES)}
_DTYPE_OF = tuple(np.dtype(name) for name in _DTYPES)

_U32 = struct.Struct("<I")
_I64 = struct.Struct("<q")
_F64 = struct.Struct("<d")
_ARRAY = struct.Struct("<BBB")


class CodecError(Exception):
    """The bytes are not a value, or one beyond the caps; or a value cannot be written."""


@dataclass(frozen=True)
class Handle:
    """An object that stays in the jail: its number there, and the name of its type."""

    id: int
    type: str


@dataclass(frozen=True)
class Callback:
    """A pure named function that travels as its source text and runs inside the jail."""

    name: str
    source: str


@dataclass(frozen=True)
class Seeded:
    """A random generator that starts from a seed, made anew wherever it arrives."""

    seed: int

    def make(self) -> np.random.Generator:
        """Return the generator, at its start."""
        return np.random.default_rng(self.seed)


@dataclass(frozen=True)
class Opaque:
    """A value that was not carried over; the name of its type says what it was."""

    type: str


@dataclass(frozen=True)
class DecodeLimits:
    """Caps on one decoded value: nesting depth, number of items, bytes of the body.

    `callbacks` lets source text and generators in. Only the jail does: what comes out of it is
    never run.
    """

    depth: int = 32
    items: int = 100_000
    bytes: int = 32 << 20
    callbacks: bool = False


def encode(
    value: Any, keep: Callable[[Any], Handle | Opaque] | None = None, *, top: int = 0
) -> bytes:
    """Write a value.

    Parameters
    ----------
    value
        None, bool, int, float, str, NumPy scalar or array of bool, integer or float dtype,
        list, tuple, dict of these, `Handle`, `Callback`, `Seeded`, `Opaque`.
    keep
        What to do with any other object: the child keeps it and returns a handle. Without it,
        anything else is an error.
    top
        Depth down to which a named tuple is taken for a tuple; below, it is another object.

    Raises
    ------
    CodecError
        When a value cannot be written.
    """
    parts: list[bytes] = []
    _Writer(parts, keep, top).write(value, 0)
    return b"".join(parts)


def decode(data: bytes | bytearray | memoryview, limits: DecodeLimits | None = None) -> Any:
    """Read one value; the bytes must hold exactly that.

    Raises
    ------
    CodecError
        For anything that `encode` does not write, or beyond the caps. Nothing else is raised.
    """
    used = limits or _USUAL
    if len(data) > used.bytes:
        raise CodecError("more bytes than allowed")
    reader = _Reader(bytes(data), used)
    try:
        value = reader.read(0)
    except _MALFORMED as error:
        raise CodecError(f"bytes that no value has: {error}") from None
    if reader.at != len(data):
        raise CodecError("surplus bytes after the value")
    return value


# What Python and NumPy say of lengths, texts and shapes that cannot be.
_MALFORMED = (IndexError, struct.error, ValueError, OverflowError, MemoryError)
_USUAL = DecodeLimits()


_PLAIN_DICTS = (dict, collections.OrderedDict, collections.defaultdict, collections.Counter)


class _Writer:
    """Writes one value, tag by tag."""

    def __init__(
        self, parts: list[bytes], keep: Callable[[Any], Handle | Opaque] | None, top: int
    ) -> None:
        self._parts = parts
        self._keep = keep
        self._top = top
        self._items = _MAX_ITEMS

    def write(self, value: Any, depth: int) -> None:
        """Append the bytes of `value`."""
        parts = self._parts
        kind = type(value)
        if value is None:
            parts.append(b"N")
        elif kind is bool:
            parts.append(b"T" if value else b"F")
        elif kind is float:
            parts.append(b"d" + _F64.pack(value))
        elif kind is int:
            parts.append(_int_bytes(value))
        elif kind is str:
            parts.append(b"s" + _text(value))
        elif kind is np.ndarray and value.dtype in _DTYPE_CODES:
            parts.append(_array_bytes(value))
        elif self._keep is not None and depth > self._top and not _is_plain(value):
            # Someone's own container: its methods and keys would be lost on the way.
            self.write(self._keep(value), depth)
        elif kind is tuple or isinstance(value, list):
            self._sequence(b"t" if kind is tuple else b"l", value, depth)
        elif isinstance(value, dict):
            self._mapping(value, depth)
        elif isinstance(value, np.generic) and value.dtype in _DTYPE_CODES:
            parts.append(b"g" + bytes([_DTYPE_CODES[value.dtype]]) + value.tobytes())
        elif kind is Handle:
            parts.append(b"h" + _I64.pack(value.id) + _text(value.type[:MAX_TYPE_NAME]))
        elif kind is Callback:
            parts.append(b"c" + _text(value.name) + _text(value.source))
        elif kind is Seeded:
            parts.append(b"r" + _I64.pack(value.seed))
        elif kind is Opaque:
            parts.append(b"o" + _text(value.type[:MAX_TYPE_NAME]))
        elif isinstance(value, tuple) and depth <= self._top:
            self._sequence(b"t", value, depth)
        else:
            self._other(value, depth)

    def _sequence(self, tag: bytes, value: Sequence[Any], depth: int) -> None:
        self._enter(len(value), depth)
        self._parts.append(tag + _U32.pack(len(value)))
        for item in value:
            self.write(item, depth + 1)

    def _mapping(self, value: dict[Any, Any], depth: int) -> None:
        self._enter(2 * len(value), depth)
        self._parts.append(b"m" + _U32.pack(len(value)))
        for key, item in value.items():
            if not _is_key(key):
                raise CodecError("a dict key that is no text or number, or too large a one")
            self.write(_plain_key(key), depth + 1)
            self.write(item, depth + 1)

    def _enter(self, count: int, depth: int) -> None:
        self._items -= count
        if depth >= _MAX_DEPTH or self._items < 0:
            raise CodecError("nested too deeply, or too many items")

    def _other(self, value: Any, depth: int) -> None:
        if isinstance(value, np.ndarray) and value.dtype in _DTYPE_CODES:
            if isinstance(value, np.matrix | np.ma.MaskedArray):
                named = "numpy.matrix" if isinstance(value, np.matrix) else "numpy.ma.MaskedArray"
                self.write(Opaque(named), depth)
            else:
                # Any other subclass counts by its numbers alone.
                self._parts.append(_array_bytes(np.ndarray.view(value, np.ndarray)))
        elif isinstance(value, np.ndarray | np.generic) and value.dtype == np.longdouble:
            # Wider than what is asked for, which costs nobody a point.
            self.write(np.asarray(value, np.float64), depth)
        elif self._keep is None:
            name = type(value).__name__[:MAX_TYPE_NAME]
            raise CodecError(f"a value of type {name} cannot travel")
        elif isinstance(value, int | float | str):
            self.write(_plain(value), depth)
        else:
            self.write(self._keep(value), depth)


def _is_plain(value: object) -> bool:
    """Whether nothing is lost when a list or dict travels as one; others are not looked at."""
    if isinstance(value, dict):
        return type(value) in _PLAIN_DICTS and all(map(_is_key, value))
    return not isinstance(value, list) or type(value) is list


def _is_key(key: object) -> bool:
    """Whether a dict with this key can travel.

    Integers beyond 64 bits can share one hash by the thousand, and whoever builds a dict of such
    keys is busy for longer than any deadline.
    """
    if isinstance(key, int):
        return _fits_in_64_bits(int.__int__(key))
    return key is None or isinstance(key, str | float)


def _plain(value: int | float | str) -> int | float | str:
    """Return a subclass's value as the class itself, by the class's own means."""
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    return str.__str__(value)


def _plain_key(key: Any) -> Any:
    return key if key is None or type(key) in (bool, int, float, str) else _plain(key)


def _array_bytes(array: np.ndarray[Any, Any]) -> bytes:
    if array.ndim > _MAX_DIMENSIONS:
        raise CodecError("too many dimensions")
    header = _ARRAY.pack(_DTYPE_CODES[array.dtype], _layout(array), array.ndim)
    return b"a" + header + struct.pack(f"<{array.ndim}Q", *array.shape) + array.tobytes()


def _int_bytes(value: int) -> bytes:
    if _fits_in_64_bits(value):
        return b"i" + _I64.pack(value)
    length = value.bit_length() // 8 + 1
    if length > _MAX_INT_BYTES:
        raise CodecError("an integer of too many digits")
    return b"I" + bytes([length]) + value.to_bytes(length, "little", signed=True)


def _fits_in_64_bits(value: int) -> bool:
    return -(2**63) <= value < 2**63


def _text(text: str) -> bytes:
    data = str.encode(text, "utf-8", "backslashreplace")
    return _U32.pack(len(data)) + data


class _Reader:
    """Reads one value from front to back, never past the end.

    Lean on purpose: both sides spend most of a call in here.
    """

    def __init__(self, data: bytes, limits: DecodeLimits) -> None:
        self.at = 0
        self._data = data
        self._items = limits.items
        self._depth = limits.depth
        self._callbacks = limits.callbacks

    def read(self, depth: int) -> Any:
        self._items -= 1
        if depth > self._depth or self._items < 0:
            raise CodecError("nested too deeply, or more items than allowed")
        at = self.at
        tag = self._data[at]
        self.at = at + 1
        if tag == _ARRAY_TAG:
            return self._array()
        if tag == _TEXT_TAG:
            return self._text()
        if tag == _FLOAT_TAG:
            self.at = at + 9
            return _F64.unpack_from(self._data, at + 1)[0]
        if tag == _INT_TAG:
            self.at = at + 9
            return _I64.unpack_from(self._data, at + 1)[0]
        if tag == _MAP_TAG:
            return self._mapping(depth)
        if tag in _SEQUENCE_TAGS:
            items = [self.read(depth + 1) for _ in range(self._count())]
            return tuple(items) if tag == _TUPLE_TAG else items
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        return self._rarer(tag)

    def _rarer(self, tag: int) -> Any:
        match chr(tag):
            case "I":
                length = self._take(1)[0]
                if length > _MAX_INT_BYTES:
                    raise CodecError("an integer of too many digits")
                return int.from_bytes(self._take(length), "little", signed=True)
            case "g":
                dtype = self._dtype(self._take(1)[0])
                return self._numbers(dtype, self._take(dtype.itemsize))[0]
            case "h":
                number = _I64.unpack(self._take(8))[0]
                return Handle(number, self._text()[:MAX_TYPE_NAME])
            case "c" if self._callbacks:
                name = self._text()
                return Callback(name, self._text())
            case "r" if self._callbacks:
                return Seeded(_I64.unpack(self._take(8))[0])
            case "o":
                return Opaque(self._text()[:MAX_TYPE_NAME])
        raise CodecError("an unknown tag")

    def _take(self, count: int) -> bytes:
        start, self.at = self.at, self.at + count
        if self.at > len(self._data):
            raise CodecError("the bytes end too early")
        return self._data[start : self.at]

    def _count(self) -> int:
        count: int = _U32.unpack_from(self._data, self.at)[0]
        self.at += 4
        # Every item takes a byte at least: a count beyond the rest is a lie.
        if count > len(self._data) - self.at:
            raise CodecError("a count beyond the bytes that are there")
        return count

    def _text(self) -> str:
        length: int = _U32.unpack_from(self._data, self.at)[0]
        self.at += 4
        return str(self._take(length), "utf-8")

    def _mapping(self, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for _ in range(self._count()):
            if self._data[self.at] not in _KEY_TAGS:
                raise CodecError("a dict key that is no text or number, or too large a one")
            key = self.read(depth + 1)
            found[key] = self.read(depth + 1)
        return found

    @staticmethod
    def _dtype(code: int) -> np.dtype[Any]:
        if code >= len(_DTYPE_OF):
            raise CodecError("an unknown dtype")
        return _DTYPE_OF[code]

    def _array(self) -> np.ndarray[Any, Any]:
        code, flags, ndim = _ARRAY.unpack_from(self._data, self.at)
        dtype = self._dtype(code)
        if ndim > _MAX_DIMENSIONS or flags > _ANY_FLAG:
            raise CodecError("an array header that cannot be")
        shape = struct.unpack_from(f"<{ndim}Q", self._data, self.at + 3)
        self.at += 3 + 8 * ndim
        # Python integers: a product of lies cannot wrap around.
        raw = self._take(math.prod(shape) * dtype.itemsize)
        return _laid_out(self._numbers(dtype, raw).reshape(shape), flags)

    @staticmethod
    def _numbers(dtype: np.dtype[Any], raw: bytes) -> np.ndarray[Any, Any]:
        if dtype.kind == "b" and raw.strip(b"\0\1"):
            raise CodecError("a truth value that is neither")
        return np.frombuffer(raw, dtype)


def fresh_copy(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return a copy that is contiguous, transposed, strided or read-only as `array` is."""
    return _laid_out(array, _layout(array))


def _layout(array: np.ndarray[Any, Any]) -> int:
    flags = 0 if array.flags.writeable else _READ_ONLY
    if not array.flags.c_contiguous:
        flags |= _FORTRAN if array.flags.f_contiguous else _STRIDED
    return flags


def _laid_out(array: np.ndarray[Any, Any], flags: int) -> np.ndarray[Any, Any]:
    """Return a fresh array of these values with the layout that was sent."""
    if flags & _STRIDED and array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
        fresh = wide[..., ::2]
        fresh[...] = array
    else:
        fresh = np.array(array, order="F" if flags & _FORTRAN else "C")
    if flags & _READ_ONLY:
        fresh.setflags(write=False)
    return fresh
