"""What can be imported in the jail: what was loaded beforehand, and nothing from disk."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType

import numpy as np

from grader.sandbox.codec import SUBMISSION
from grader.sandbox.stand_ins import (
    NOT_HERE,
    NOTEBOOKS,
    OUT_OF_REACH,
    PLOTTING,
    PROGRESS,
    OutOfReach,
    StandIn,
    fill,
)

# The standard modules a learner's file may reasonably name; loaded once, in the zygote.
STANDARD = (
    "__future__",
    "abc",
    "array",
    "ast",
    "bisect",
    "builtins",
    "cmath",
    "collections",
    "collections.abc",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "gc",
    "hashlib",
    "heapq",
    "inspect",
    "io",
    "itertools",
    "json",
    "linecache",
    "logging",
    "math",
    "numbers",
    "operator",
    "os",
    "os.path",
    "pathlib",
    "pprint",
    "random",
    "re",
    "secrets",
    "signal",
    "statistics",
    "string",
    "struct",
    "sys",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "traceback",
    "types",
    "typing",
    "unittest",
    "uuid",
    "warnings",
    "weakref",
    "ctypes",
    "resource",
    "platform",
    "glob",
    "encodings.ascii",
    "encodings.idna",
    "encodings.utf_16",
    "encodings.cp949",
    "encodings.latin_1",
    "encodings.utf_8_sig",
    "encodings.cp1252",
    "encodings.euc_kr",
)
NUMPY = (
    "numpy",
    "numpy.linalg",
    "numpy.random",
    "numpy.fft",
    "numpy.ma",
    "numpy.char",
    "numpy.polynomial",
    "numpy.rec",
    "numpy.typing",
    "numpy.lib.stride_tricks",
    "numpy.lib.scimath",
    "numpy.strings",
    "numpy.exceptions",
    "numpy.testing",
)


def preload() -> None:
    """Load everything that submissions may import."""
    for name in (*STANDARD, *NUMPY):
        # Some are missing on some systems (resource on Windows).
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    # What the star of `from numpy import *` would still have to load from disk.
    np.__all__ = [name for name in np.__all__ if name in vars(np)]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves stand-ins for plotting, and says clearly that anything else is not here.

    Modules that were preloaded never reach it: Python finds them in ``sys.modules``.
    """

    def __init__(self) -> None:
        self.used: list[str] = []

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec:
        """Return a stand-in's spec, or raise."""
        top = fullname.partition(".")[0]
        if top in (*PLOTTING, *NOTEBOOKS) or fullname in PROGRESS:
            if top in PLOTTING and top not in self.used:
                self.used.append(top)
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        if (top in OUT_OF_REACH or top in sys.stdlib_module_names) and _asked_by_submission():
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        raise ModuleNotFoundError(f"No module named '{fullname}' {NOT_HERE}", name=fullname)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Make the stand-in."""
        top = spec.name.partition(".")[0]
        known = top in (*PLOTTING, *NOTEBOOKS) or spec.name in PROGRESS
        module = StandIn(spec.name) if known else OutOfReach(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Fill the stand-in."""
        fill(module)


def _asked_by_submission() -> bool:
    """Whether the import statement stands in the learner's file.

    The standard library itself tries modules that may be missing, and must be told so.
    """
    frame = sys._getframe(1)
    while frame is not None and (
        frame.f_code.co_filename.startswith("<frozen importlib")
        or frame.f_code.co_filename == __file__
    ):
        frame = frame.f_back  # type: ignore[assignment]
    return frame is not None and frame.f_code.co_filename == SUBMISSION


def close_disk() -> Finder:
    """Leave `sys.modules` and the stand-ins as the only places to import from."""
    finder = Finder()
    sys.meta_path[:] = [
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
        finder,
    ]
    sys.path[:] = []
    sys.path_hooks[:] = []
    sys.path_importer_cache.clear()
    return finder
