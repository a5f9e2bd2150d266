"""What experiments train on: three sets in ``exercises/data``, and one that readers bring.

Nothing is fetched. The whole of MNIST is there once ``grader data mnist --from DIR`` has read it
from files that the reader has.
"""

from __future__ import annotations

from grader.data.sets import (
    NAMES,
    DataError,
    Loaded,
    NotImported,
    is_available,
    load,
    top,
)

__all__ = [
    "NAMES",
    "DataError",
    "Loaded",
    "NotImported",
    "is_available",
    "load",
    "top",
]
