"""One answer for seven targets: where your losses like it best while an outlier moves away."""

import numpy as np

CONTROLS = {
    "outlier": {
        "kind": "slider",
        "label": "Move the outlier to",
        "min": -20.0,
        "max": 20.0,
        "step": 0.5,
        "value": 16.0,
    },
}
OTHERS = np.array([-2.0, -1.0, 0.0, 0.5, 1.5, 3.0])
START = 2.0
GRID = np.linspace(-8.0, 8.0, 161)
FRAMES = 25


def _curve(loss, targets):
    return np.array([float(loss(np.full(len(targets), c), targets.copy())) for c in GRID])


def train(learner, outlier):
    """Compute both losses for every constant answer, with the outlier further away each time."""
    places, best = [], []
    for place in np.linspace(START, outlier, FRAMES):
        targets = np.append(OTHERS, place)
        squared, absolute = _curve(learner.mse, targets), _curve(learner.mae, targets)
        places.append(place)
        best.append([GRID[np.argmin(squared)], GRID[np.argmin(absolute)]])
        yield {
            "progress": len(places) / FRAMES,
            "targets": targets,
            "squared": squared,
            "absolute": absolute,
            "places": np.array(places),
            "best": np.array(best),
            "mean": float(targets.mean()),
            "median": float(np.median(targets)),
        }


def draw(figure, history, controls, say):
    """Draw both losses over the answer, and where their minima went."""
    now = history[-1]
    parts = figure.subplot_mosaic([["squared", "absolute"], ["path", "path"]])
    titles = say("your mean squared error"), say("your mean absolute error")
    for column, name in enumerate(("squared", "absolute")):
        axes = parts[name]
        curve, best = now[name], now["best"][-1, column]
        axes.plot(GRID, curve, color=f"C{column}")
        axes.plot([best], [curve.min()], "o", color=f"C{column}", markersize=9)
        low, high = float(curve.min()), float(curve.max())
        height = high - low or 1.0
        floor = low - 0.15 * height
        axes.plot(OTHERS, np.full(len(OTHERS), floor), "|", color="C4", markersize=12)
        place = float(np.clip(now["places"][-1], GRID[0], GRID[-1]))
        mark = "|" if place == now["places"][-1] else ">" if place > 0 else "<"
        axes.plot([place], [floor], mark, color="C3", markersize=12, markeredgewidth=2)
        axes.set_ylim(floor - 0.1 * height, high + 0.05 * height)
        axes.set_xlabel(say("the same answer c for all"))
        axes.set_title(titles[column])
    path = parts["path"]
    for column, label in enumerate((say("minimum of the squared"), say("minimum of the absolute"))):
        path.plot(now["places"], now["best"][:, column], "o-", color=f"C{column}", label=label)
    ends = sorted([START, controls["outlier"]])
    path.set_xlim(ends[0] - 0.5, ends[1] + 0.5)
    path.set_ylim(-5, 5)
    path.set_xlabel(say("where the outlier is"))
    path.set_ylabel(say("best c"))
    path.legend(loc="lower left" if controls["outlier"] > START else "upper right")


def table(history, controls, say):
    """Return where the minima are, beside the mean and the median of the targets."""
    now = history[-1]
    columns = [say("loss"), say("smallest at c ="), say("to compare with"), ""]
    return columns, [
        [say("squared"), float(now["best"][-1, 0]), say("mean of the targets"), now["mean"]],
        [say("absolute"), float(now["best"][-1, 1]), say("median of the targets"), now["median"]],
    ]
