"""Arrays in one file whose bytes depend on nothing but the arrays.

NumPy's own writer stores the time of day and lays headers out as its version likes. What is
written here `numpy.load` reads, and its SHA-256 can be written down.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Arrays: TypeAlias = Mapping[str, NDArray[np.uint8]]

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest moment that a zip file can name
_MAGIC = b"\x93NUMPY\x01\x00"
_ALIGNED = 64
_UNIX = 3


def pack(arrays: Arrays, *, compressed: bool = True) -> bytes:
    """Return the ``.npz`` of `arrays`, always the same bytes for the same arrays.

    Parameters
    ----------
    arrays
        By name; they are stored in this order.
    compressed
        With False the bytes do not depend on the version of zlib either.
    """
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method, compresslevel=9) as archive:
        for name, values in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            member.compress_type = method
            member.create_system = _UNIX
            member.external_attr = 0o644 << 16
            archive.writestr(member, _npy(values), compresslevel=9)
    return content.getvalue()


def unpack(content: bytes) -> dict[str, NDArray[np.uint8]]:
    """Return the arrays of an ``.npz``, which nobody may write to.

    Raises
    ------
    ValueError
        When it is none, or holds anything but bytes.
    """
    arrays = {}
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            for name in archive.files:
                arrays[name] = np.asarray(archive[name])
    except (OSError, EOFError, zipfile.BadZipFile, AttributeError, TypeError) as error:
        raise ValueError(f"it is not an .npz file ({error})") from None
    for name, values in arrays.items():
        if values.dtype != np.uint8:
            raise ValueError(f"{name} holds {values.dtype}, not uint8")
        values.flags.writeable = False
    return arrays


def _npy(values: NDArray[np.uint8]) -> bytes:
    if values.dtype != np.uint8:
        raise ValueError(f"only uint8 is stored, not {values.dtype}")
    told = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {values.shape}, }}"
    length = len(_MAGIC) + 2 + len(told) + 1
    header = told + " " * (-length % _ALIGNED) + "\n"
    return _MAGIC + len(header).to_bytes(2, "little") + header.encode() + values.tobytes()
