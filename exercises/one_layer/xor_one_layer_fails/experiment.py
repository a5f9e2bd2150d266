"""Thousands of lines over four points: how many points has each of them right?"""

import numpy as np

CONTROLS = {
    "labels": {
        "kind": "choice",
        "label": "Labels",
        "options": ["0 1 1 0", "0 0 1 1", "0 0 0 1", "0 1 1 1"],
        "value": "0 1 1 0",
    },
    "directions": {
        "kind": "integer",
        "label": "Directions",
        "min": 24,
        "max": 144,
        "value": 120,
    },
}
POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
PLACES = np.linspace(-1.05, 1.05, 43)  # how far from the middle of the four points a line lies


def _targets(labels):
    return np.array([float(label) for label in labels.split()])


def _line(angle, place):
    w = np.array([np.cos(angle), np.sin(angle)])
    return w, -place - float(w.sum()) / 2


def train(learner, labels, directions):
    """Ask the learner about every line, and yield the map of the accuracies as far as it is."""
    d = _targets(labels)
    angles = np.arange(directions) * 2 * np.pi / directions
    found = np.full((len(PLACES), directions), np.nan)
    best, line = (-1.0, 0.0), (np.zeros(2), 0.0)
    for column, angle in enumerate(angles):
        for row, place in enumerate(PLACES):
            w, b = _line(angle, place)
            share = float(learner.line_accuracy(w, b, POINTS.copy(), d.copy()))
            found[row, column] = share
            # Of lines that are as good, the one farthest from all points is drawn.
            margin = float(np.min(np.abs(POINTS @ w + b)))
            if (share, margin) > best:
                best, line = (share, margin), (w, b)
        yield {
            "progress": (column + 1) / directions,
            "found": found,
            "w": line[0],
            "b": line[1],
            "best": best[0],
        }


def draw(figure, history, controls, say):
    """Draw the best line so far, and the map of all lines."""
    now = history[-1]
    where, chart = figure.subplots(1, 2)
    targets = _targets(controls["labels"])
    edge = np.linspace(-0.5, 1.5, 81)
    x1, x2 = np.meshgrid(edge, edge)
    sums = now["w"][0] * x1 + now["w"][1] * x2 + now["b"]
    where.contourf(x1, x2, sums, levels=[-9, 0, 9], colors=["C0", "C3"], alpha=0.35)
    where.contour(x1, x2, sums, levels=[0], colors="black", linewidths=2)
    for target, (marker, name) in enumerate((("o", say("target 0")), ("s", say("target 1")))):
        chosen = POINTS[targets == target]
        where.plot(
            *chosen.T, marker, color="white", markeredgecolor="black", markersize=11, label=name
        )
    where.set_xticks([0, 1])
    where.set_yticks([0, 1])
    where.set_aspect("equal")
    where.set_xlabel("x1")
    where.set_ylabel("x2")
    where.set_title(f"{say('best line so far')}: {now['best']:.2f}")
    extent = (0, 360, PLACES[0], PLACES[-1])
    shown = chart.imshow(
        now["found"], origin="lower", extent=extent, aspect="auto", vmin=0, vmax=1, cmap="viridis"
    )
    chart.set_xticks([0, 90, 180, 270, 360])
    chart.set_xlabel(say("direction in degrees"))
    chart.set_ylabel(say("distance from the middle"))
    chart.set_title(say("accuracy of every line"))
    figure.colorbar(shown, ax=chart, shrink=0.7, ticks=[0, 0.25, 0.5, 0.75, 1])
    figure.legend(loc="outside lower left", ncols=2)


def table(history, controls, say):
    """Return how many of the lines have how many points right."""
    found = history[-1]["found"]
    asked = np.isfinite(found)
    rows = [[f"{right}/4", int(np.sum(np.isclose(found[asked], right / 4)))] for right in range(5)]
    return [say("right"), say("lines")], rows
