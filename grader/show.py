"""Values and calls as short text, the way a learner would type them (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from grader.calls import Call, Callback, Handle, Opaque, Seeded

SMALL = 24  # elements an array may have and still be printed in full
LONGEST = 600  # characters of any one value


@dataclass(frozen=True)
class Named:
    """Stands for an object that was given a name before; shown as that name."""

    name: str


def show_value(value: Any) -> str:
    """Return `value` as a learner would type it; large arrays are summed up.

    Examples
    --------
    >>> show_value(np.array([0.0, 2.0]))
    'array([0., 2.])'
    >>> show_value(np.zeros((50, 3)))
    'array of shape (50, 3), values from 0 to 0'
    """
    return _shorten(_show(value))


def show_call(call: Call, owner: str = "") -> str:
    """Return the call as a line of Python, for example ``sigmoid(array([0., 2.]))``.

    `owner` is what the object is called whose method or attribute is meant; its class otherwise.
    """
    name = f"{owner}.{call.name}" if owner else call.full_name
    if call.kind == "read":
        return name
    positional = [show_value(argument) for argument in call.args]
    named = [f"{key}={show_value(argument)}" for key, argument in call.kwargs.items()]
    return f"{name}({', '.join(positional + named)})"


def show_type(value: Any) -> str:
    """Return the name of a value's type as a learner knows it."""
    if value is None:
        return "None"
    if isinstance(value, Handle | Opaque):
        return value.type
    if isinstance(value, np.ndarray):
        return "numpy.ndarray"
    return type(value).__name__


def show_number(value: Any) -> str:
    """Return one number with up to ten significant digits."""
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        return str(int(value))
    return f"{float(value):.10g}"


def show_path(path: tuple[int | str, ...]) -> str:
    """Return a path into a value as Python writes it: ``['W1'][0]``."""
    return "".join(f"[{step!r}]" for step in path)


def show_shape(shape: tuple[int, ...]) -> str:
    """Return a shape as NumPy prints it."""
    return str(tuple(int(length) for length in shape))


def _show(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return _show_array(value)
    if isinstance(value, float | np.floating):
        return show_number(value)
    if isinstance(value, np.generic):
        return show_number(value)
    if isinstance(value, Named):
        return value.name
    if isinstance(value, Handle | Opaque):
        return f"<{value.type}>"
    if isinstance(value, Callback):
        return value.name
    if isinstance(value, Seeded):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, tuple):
        inner = ", ".join(_show(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return "[" + ", ".join(_show(item) for item in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key!r}: {_show(item)}" for key, item in value.items()) + "}"
    return repr(value)


def _show_array(array: np.ndarray[Any, Any]) -> str:
    if array.size > SMALL:
        return _summary(array)
    if type(array) is np.ndarray and not array.dtype.hasobject:
        return _show_small(array.tobytes(), array.dtype, array.shape)
    return _printed(array)


@lru_cache(maxsize=1024)
def _show_small(data: bytes, dtype: np.dtype[Any], shape: tuple[int, ...]) -> str:
    """Return the text of a small array; kept, as a whole class is asked with the same ones."""
    return _printed(np.frombuffer(data, dtype).reshape(shape))


def _printed(array: np.ndarray[Any, Any]) -> str:
    text = np.array2string(
        array, separator=", ", prefix="array(", max_line_width=88, threshold=SMALL + 1
    )
    if array.size == 0:
        text = f"[], shape={show_shape(array.shape)}"
    usual = array.dtype in (np.float64, np.bool_) or (array.dtype == np.int64 and array.size)
    return f"array({text})" if usual else f"array({text}, dtype={array.dtype})"


def _summary(array: np.ndarray[Any, Any]) -> str:
    kind = "" if array.dtype == np.float64 else f" of {array.dtype}"
    if array.dtype == np.bool_:
        return f"array of shape {show_shape(array.shape)}{kind}"
    finite = array[np.isfinite(array)]
    if finite.size == 0:
        return f"array of shape {show_shape(array.shape)}{kind}, no finite value"
    low, high = f"{float(finite.min()):.4g}", f"{float(finite.max()):.4g}"
    return f"array of shape {show_shape(array.shape)}{kind}, values from {low} to {high}"


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
