"""Stand-ins for what most real files import, and a jail has no use for.

Plots and progress bars do nothing. Other packages can be imported, since many a file imports what
it never uses; whoever uses one is told that it is not here.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np

PLOTTING = ("matplotlib", "mpl_toolkits", "pylab", "seaborn", "plotly")
PROGRESS = ("tqdm", "tqdm.auto", "tqdm.notebook", "tqdm.std", "tqdm.asyncio", "tqdm.autonotebook")
# What the first cell of many a notebook imports, for showing things.
NOTEBOOKS = ("IPython", "ipywidgets", "google")


# Known packages that a beginner's file may import without a use for them.
OUT_OF_REACH = (
    "cv2",
    "jax",
    "keras",
    "numba",
    "pandas",
    "PIL",
    "psutil",
    "requests",
    "scipy",
    "skimage",
    "sklearn",
    "sympy",
    "tensorflow",
    "torch",
    "torchvision",
    "typing_extensions",
)
NOT_HERE = "is not available in the jail"


class OutOfReach(ModuleType):
    """A module that can be imported, and nothing more."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        top = self.__name__.partition(".")[0]
        raise ModuleNotFoundError(f"No module named '{top}' {NOT_HERE}", name=top)


class Nothing:
    """Takes every call, attribute, item and sum, and does nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "subplots":  # a figure's own returns no second figure
            return lambda *args, **options: _subplots(*args, **options)[1]
        return _MAKERS.get(name, self)

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return (Nothing,)  # a class may inherit from it

    def __getitem__(self, _: Any) -> Any:
        return self

    def __setitem__(self, _: Any, __: Any) -> None:
        pass

    def __delitem__(self, _: Any) -> None:
        pass

    def __contains__(self, _: Any) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return True

    def __float__(self) -> float:
        return 0.0

    def __int__(self) -> int:
        return 0

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def _itself(self: Any, *_: Any) -> Any:
    return self


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "or", "and"):
    setattr(Nothing, f"__{_name}__", _itself)
    setattr(Nothing, f"__r{_name}__", _itself)
for _name in ("neg", "pos", "abs", "round"):
    setattr(Nothing, f"__{_name}__", _itself)
for _name in ("lt", "le", "gt", "ge"):
    setattr(Nothing, f"__{_name}__", lambda _, __: False)


class Progress:
    """A progress bar that shows nothing: goes through its items, and takes all that a bar takes."""

    def __init__(self, iterable: Any = None, *_: Any, total: Any = None, **__: Any) -> None:
        self._items = iterable
        if total is None and iterable is not None:
            total = operator.length_hint(iterable) or None
        self.total = total
        self.n: float = 0

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            yield item
            self.n += 1

    def __len__(self) -> int:
        return int(self.total)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None  # set_description, set_postfix, refresh, close and the like

    def update(self, n: float = 1) -> None:
        """Count on."""
        self.n += n

    @staticmethod
    def write(text: object = "", *_: Any, end: str = "\n", **__: Any) -> None:
        """Print a line, as a bar does above itself."""
        print(text, end=end)


def fill(module: ModuleType) -> None:
    """Give a stand-in module the names that cannot be made when they are asked for."""
    if module.__name__ in ("pylab", "matplotlib.pylab"):
        vars(module).update({name: getattr(np, name) for name in np.__all__}, np=np, plt=module)
    if module.__name__.partition(".")[0] in PLOTTING:
        vars(module)["__all__"] = [
            *_PLOT_NAMES,
            *(name for name in vars(module) if not name.startswith("_")),
        ]
    if module.__name__ in PROGRESS:
        vars(module).update(
            tqdm=Progress,
            tqdm_notebook=Progress,
            trange=lambda *args, **options: Progress(range(*args), **options),
        )


class StandIn(ModuleType):
    """A module in which every name is `Nothing`."""

    __version__ = "0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "subplots":
            return _subplots
        return _MAKERS.get(name, Nothing())


def _subplots(nrows: int = 1, ncols: int = 1, *_: Any, **options: Any) -> tuple[Any, Any]:
    axes = np.empty((nrows, ncols), dtype=object)
    axes.fill(Nothing())
    if options.get("squeeze", True):
        axes = np.squeeze(axes)
        return Nothing(), axes if axes.ndim else Nothing()
    return Nothing(), axes


def _mosaic(layout: Any, *_: Any, **__: Any) -> tuple[Any, dict[Any, Any]]:
    rows = layout.split() if isinstance(layout, str) else layout
    return Nothing(), {label: Nothing() for row in rows for label in row}


def _lines(*args: Any, **_: Any) -> list[Any]:
    """One line for each pair of coordinates, as `plot` returns them."""
    drawn = sum(not isinstance(one, str) for one in args)
    return [Nothing() for _ in range(max(1, drawn // 2))]


# What `from pylab import *` brings along.
_PLOT_NAMES = tuple(
    """
    annotate axhline axis axvline bar barh boxplot cla clf close cm colorbar contour contourf
    draw errorbar figure fill_between gca gcf grid hist hist2d hlines imshow ioff ion legend
    loglog matshow pause pcolormesh pie plot quiver rcParams savefig scatter semilogx semilogy
    show stem step style subplot subplots subplots_adjust suptitle text tight_layout title vlines
    xlabel xlim xscale xticks ylabel ylim yscale yticks
    """.split()  # noqa: SIM905 - a list of words reads better than one of literals
)
# Calls whose results are unpacked need as many of them as the real ones return.
_MAKERS: dict[str, Any] = (
    {
        "hist": lambda *_, **__: (Nothing(), Nothing(), Nothing()),
        "hist2d": lambda *_, **__: (Nothing(), Nothing(), Nothing(), Nothing()),
        "plot": _lines,
        "semilogy": _lines,
        "semilogx": _lines,
        "loglog": _lines,
        "pie": lambda *_, **__: (Nothing(), Nothing(), Nothing()),
        "axis": lambda *_, **__: (0.0, 1.0, 0.0, 1.0),
        "get_legend_handles_labels": lambda *_, **__: ([], []),
        "subplot_mosaic": _mosaic,
    }
    | {name: lambda *_, **__: ([], []) for name in ("xticks", "yticks")}
    | {
        name: lambda *_, **__: (0.0, 1.0)
        for name in "xlim ylim get_xlim get_ylim set_xlim set_ylim get_size_inches".split()  # noqa: SIM905
    }
)
