"""The format in which MNIST is published: a big-endian header, then one byte a pixel or label."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BYTES = 0x0800  # the third byte of a file of unsigned bytes; the fourth counts the dimensions
_WORD = 4


def read_idx(content: bytes) -> NDArray[np.uint8]:
    """Return the array of an idx file of unsigned bytes.

    Raises
    ------
    ValueError
        When the header is not that of such a file, or not as many bytes follow as it says.
    """
    magic = int.from_bytes(content[:_WORD], "big")
    dimensions = magic - _BYTES
    if len(content) < _WORD or not 1 <= dimensions <= 3:
        raise ValueError(f"it does not begin as an idx file of unsigned bytes (magic {magic})")
    start = _WORD * (1 + dimensions)
    if len(content) < start:
        raise ValueError("it ends within its header")
    shape = tuple(np.frombuffer(content, ">u4", dimensions, _WORD).tolist())
    count = 1
    for size in shape:
        count *= size
    if len(content) - start != count:
        raise ValueError(f"its header promises {count} bytes, and {len(content) - start} follow")
    return np.frombuffer(content, np.uint8, count, start).reshape(shape)
