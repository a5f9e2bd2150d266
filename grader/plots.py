"""Drawings that several experiments share: what a network answers in the plane, how an error
shrinks, pixels as pictures, numbers in a grid.

Everything is drawn on axes that are handed in; nothing here knows what a window is. Words come
from the caller, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Array: TypeAlias = np.ndarray[Any, Any]
Translate: TypeAlias = Callable[[str], str]
Cell: TypeAlias = str | float | int

REACH = (-0.5, 1.5)
_SIDE = 81
_MOST_TEXT = 150  # cells with their number written in them
_MARKERS = "os"


def plane() -> Array:
    """Return the points (N, 2) at which `decision_plane` wants to know the answers, row by row."""
    edge = np.linspace(*REACH, _SIDE)
    x1, x2 = np.meshgrid(edge, edge)
    return np.column_stack([x1.ravel(), x2.ravel()])


def decision_plane(
    figure: Figure,
    axes: Axes,
    answers: Array,
    points: Array,
    targets: Array,
    say: Translate,
    title: str,
) -> None:
    """Draw answers from 0 to 1 all over the plane, the line of one half, and the points.

    Parameters
    ----------
    answers
        The answers (N,) at the points of `plane`.
    points, targets
        Points (P, 2) and the class, 0 or 1, of each (P,).
    """
    grid = np.asarray(answers, np.float64).reshape(_SIDE, _SIDE)
    extent = (*REACH, *REACH)
    shown = axes.imshow(grid, origin="lower", extent=extent, cmap="coolwarm", vmin=0, vmax=1)
    if np.nanmin(grid) < 0.5 < np.nanmax(grid):
        edge = np.linspace(*REACH, _SIDE)
        axes.contour(edge, edge, grid, levels=[0.5], colors="black", linewidths=2)
    for target, name in enumerate((say("target 0"), say("target 1"))):
        chosen = points[np.asarray(targets) == target]
        axes.plot(
            chosen[:, 0],
            chosen[:, 1],
            _MARKERS[target],
            color="white",
            markeredgecolor="black",
            markersize=11,
            label=name,
        )
    axes.set_xticks([0, 1])
    axes.set_yticks([0, 1])
    axes.set_xlabel("x1")
    axes.set_ylabel("x2")
    axes.set_title(title)
    figure.colorbar(shown, ax=axes, shrink=0.7)
    figure.legend(loc="outside lower left", ncols=2)


def decisions(
    points: Array, targets: Array, outputs: Array, say: Translate
) -> tuple[list[str], list[list[Cell]]]:
    """Return the table of what a net of one output says of points with a target of 0 or 1.

    Parameters
    ----------
    points
        The points (P, D); the first two columns are shown.
    targets, outputs
        Both (P,).
    """
    columns = ["x1", "x2", say("target"), say("output"), say("predicted"), say("right?")]
    rows: list[list[Cell]] = []
    for point, target, output in zip(points, targets, outputs, strict=True):
        # Exactly one half is no decision; rounding it to 0 would call it one.
        decided = abs(output - 0.5) > 1e-9
        rows.append(
            [
                int(point[0]),
                int(point[1]),
                int(target),
                float(output),
                int(output > 0.5) if decided else say("undecided"),
                say("yes") if decided and (output > 0.5) == (target == 1) else say("no"),
            ]
        )
    return columns, rows


def learning_curve(
    axes: Axes,
    epochs: Sequence[float],
    losses: Sequence[float],
    title: str,
    say: Translate,
    total: float,
    *,
    early: bool = False,
) -> None:
    """Draw a loss, called `title`, over the epochs.

    Parameters
    ----------
    total
        How many epochs there will be.
    early
        Whether most happens in the first epochs, which then take most of the width.
    """
    axes.plot(epochs, losses, color="C0")
    if early:
        axes.set_xscale("symlog", linthresh=1)
    axes.set_xlim(0, total)
    axes.set_ylim(bottom=0)
    axes.set_xlabel(say("epoch"))
    axes.set_title(title)


def images(
    grid: Sequence[Axes], arrays: Sequence[Array], titles: Sequence[str] = (), *, top: float = 1.0
) -> None:
    """Draw grey pictures (H, W), from 0 to `top`, each on its own axes; further axes stay blank."""
    for axes in grid:
        axes.set_axis_off()
    for index, (axes, array) in enumerate(zip(grid, arrays, strict=False)):
        axes.set_axis_on()
        axes.imshow(array, cmap="gray_r", vmin=0, vmax=top, interpolation="nearest")
        axes.set_xticks([])
        axes.set_yticks([])
        for side in ("top", "right"):
            axes.spines[side].set_visible(True)
        if index < len(titles):
            axes.set_title(titles[index])


def matrix(
    axes: Axes,
    values: Array,
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
    form: str = "{:.3g}",
    low: float | None = None,
    high: float | None = None,
    colours: str = "RdBu_r",
) -> None:
    """Draw a matrix (R, C) as coloured cells, with the numbers in them where they fit.

    Parameters
    ----------
    rows, columns
        What to call them; counted from 0 otherwise.
    form
        How a number is written.
    low, high
        The ends of the colours; by default as far below zero as above it.
    """
    values = np.atleast_2d(np.asarray(values, np.float64))
    finite = np.abs(values[np.isfinite(values)])
    reach = float(finite.max(initial=0.0)) or 1.0
    low, high = (-reach if low is None else low), (reach if high is None else high)
    shown = axes.imshow(
        values, cmap=colours, vmin=low, vmax=high, interpolation="nearest", aspect="auto"
    )
    axes.set_xticks(range(values.shape[1]), columns or [str(n) for n in range(values.shape[1])])
    axes.set_yticks(range(values.shape[0]), rows or [str(n) for n in range(values.shape[0])])
    axes.tick_params(length=0)
    if values.size > _MOST_TEXT:
        return
    for (row, column), value in np.ndenumerate(values):
        red, green, blue, _ = shown.to_rgba(value)
        bright = 0.3 * red + 0.6 * green + 0.1 * blue > 0.55
        axes.text(
            column,
            row,
            form.format(value),
            ha="center",
            va="center",
            color="black" if bright else "white",
        )


def bars(axes: Axes, values: Array, labels: Sequence[str], *, top: float | None = 1.0) -> None:
    """Draw numbers as bars, each with its value above it."""
    heights = np.asarray(values, np.float64)
    drawn = axes.bar(range(len(heights)), heights, color="C0")
    axes.bar_label(drawn, fmt="%.3f", padding=2)
    axes.set_xticks(range(len(heights)), labels)
    if top is not None:
        axes.set_ylim(0, 1.12 * top)


def network(
    axes: Axes,
    layers: Sequence[Array],
    weights: Sequence[Array],
    names: Sequence[Sequence[str]],
    *,
    form: str = "{:.9f}",
) -> None:
    """Draw a small network: values in its neurons, a weight written along every line.

    Parameters
    ----------
    layers
        The values (K,) of each layer's neurons, from the inputs to the outputs.
    weights
        The weights (K, L) from each layer to the next. Larger ones are drawn thicker, negative
        ones in another colour.
    names
        What to write beside the neurons of each layer.
    form
        How a weight is written.
    """
    axes.set_axis_off()
    tallest = max(len(layer) for layer in layers)
    axes.set_xlim(-0.2, len(layers) - 0.8)
    axes.set_ylim(-0.55, tallest - 0.45)
    largest = max(float(np.abs(W).max(initial=0.0)) for W in weights) or 1.0
    for index, W in enumerate(weights):
        for (source, target), weight in np.ndenumerate(np.asarray(W, np.float64)):
            start = np.array([index, _height(layers[index], source, tallest)])
            end = np.array([index + 1, _height(layers[index + 1], target, tallest)])
            axes.plot(
                *zip(start, end, strict=True),
                color="C1" if weight < 0 else "C0",
                linewidth=0.8 + 3 * min(abs(weight) / largest, 1.0),
                zorder=1,
            )
            # Near its start, where lines of different neurons have not met yet.
            x, y = start + 0.3 * (end - start)
            axes.text(
                x,
                y + 0.04,
                form.format(weight),
                rotation=float(np.degrees(np.arctan2(*(end - start)[::-1]))),
                transform_rotates_text=True,
                rotation_mode="anchor",
                ha="center",
                va="bottom",
                fontsize=9,
            )
    for index, layer in enumerate(layers):
        for place, value in enumerate(np.asarray(layer, np.float64)):
            y = _height(layer, place, tallest)
            axes.plot(
                [index], [y], "o", markersize=40, color="white", markeredgecolor="C4", zorder=2
            )
            axes.text(index, y, f"{value:.3f}", ha="center", va="center", color="black", fontsize=9)
            # Away from the middle, where the lines are.
            above = y > (tallest - 1) / 2
            axes.annotate(
                names[index][place],
                (index, y),
                xytext=(0, 23 if above else -23),
                textcoords="offset points",
                ha="center",
                va="bottom" if above else "top",
                fontsize=9,
            )


def _height(layer: Array, place: int, tallest: int) -> float:
    """Return how high a neuron stands: the first at the top, every layer in the middle."""
    return (tallest + len(layer)) / 2 - 1.0 - place
