"""What can be imported in the jail: what was loaded beforehand, and nothing from disk."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

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
PLOTTING = ("matplotlib", "mpl_toolkits", "pylab", "seaborn", "plotly")
NOT_HERE = "is not available in the jail"


def preload() -> None:
    """Load everything that submissions may import."""
    for name in (*STANDARD, *NUMPY):
        # Some are missing on some systems (resource on Windows).
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)


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
        if top in PLOTTING or fullname in ("tqdm", "tqdm.auto", "tqdm.notebook"):
            if top in PLOTTING and top not in self.used:
                self.used.append(top)
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        raise ModuleNotFoundError(f"No module named '{fullname}' {NOT_HERE}", name=fullname)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Make the stand-in."""
        module = _StandIn(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Fill the stand-in: all it needs is made when it is asked for."""
        if module.__name__.startswith("tqdm"):
            setattr(module, "tqdm", _pass_through)  # noqa: B010 - not a declared attribute
            setattr(module, "trange", lambda *args, **_: range(*args))  # noqa: B010


class Nothing:
    """Takes every call, attribute and item, and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _MAKERS.get(name, self)

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self

    def __getitem__(self, _: Any) -> Any:
        return self

    def __setitem__(self, _: Any, __: Any) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _StandIn(ModuleType):
    """A plotting module in which every name is `Nothing`."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _MAKERS.get(name, Nothing())


def _subplots(nrows: int = 1, ncols: int = 1, **options: Any) -> tuple[Any, Any]:
    import numpy as np  # noqa: PLC0415 - this module is loaded before it

    axes = np.empty((nrows, ncols), dtype=object)
    axes.fill(Nothing())
    if options.get("squeeze", True):
        axes = np.squeeze(axes)
        return Nothing(), axes if axes.ndim else Nothing()
    return Nothing(), axes


def _pass_through(items: Any = (), *_: Any, **__: Any) -> Any:
    return items


# Calls whose results are unpacked need as many of them as the real ones return.
_MAKERS: dict[str, Any] = {
    "subplots": _subplots,
    "hist": lambda *_, **__: (Nothing(), Nothing(), Nothing()),
    "hist2d": lambda *_, **__: (Nothing(), Nothing(), Nothing(), Nothing()),
    "plot": lambda *_, **__: [Nothing()],
    "pie": lambda *_, **__: (Nothing(), Nothing()),
    "get_legend_handles_labels": lambda *_, **__: ([], []),
    "xticks": lambda *_, **__: ([], []),
    "yticks": lambda *_, **__: ([], []),
}


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
