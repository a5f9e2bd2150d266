"""The gradient that you measure, as arrows in the plane."""

import numpy as np

CONTROLS = {
    "surface": {
        "kind": "choice",
        "label": "Function f",
        "options": ["x^2 + y^2", "x^2 / 20 + y^2", "x^2 - y^2", "sin(x) + cos(y)"],
        "value": "x^2 + y^2",
    },
    "arrows": {"kind": "integer", "label": "Arrows in a row", "min": 5, "max": 21, "value": 13},
    "h": {
        "kind": "slider",
        "label": "Step h",
        "min": 0.0001,
        "max": 2.0,
        "step": 0.0001,
        "value": 0.0001,
    },
}
SURFACES = {
    "x^2 + y^2": (lambda x, y: x**2 + y**2, lambda x, y: (2 * x, 2 * y)),
    "x^2 / 20 + y^2": (lambda x, y: x**2 / 20 + y**2, lambda x, y: (x / 10, 2 * y)),
    "x^2 - y^2": (lambda x, y: x**2 - y**2, lambda x, y: (2 * x, -2 * y)),
    "sin(x) + cos(y)": (lambda x, y: np.sin(x) + np.cos(y), lambda x, y: (np.cos(x), -np.sin(y))),
}
REACH = 3.0


def train(learner, surface, arrows, h):
    """Measure the gradient at every point of a grid, row by row."""
    f, _ = SURFACES[surface]

    def height(point):
        return f(point[0], point[1])

    edge = np.linspace(-REACH, REACH, arrows)
    points, slopes = [], []
    for row, y in enumerate(edge, 1):
        for x in edge:
            points.append([x, y])
            measured = learner.numerical_gradient(height, np.array([x, y]), h)
            slopes.append(np.asarray(measured, dtype=float).reshape(2))
        yield {
            "progress": row / arrows,
            "points": np.array(points),
            "slopes": np.array(slopes),
        }


def draw(figure, history, controls, say):
    """Draw lines of equal height, and an arrow for each measured gradient."""
    now = history[-1]
    points, slopes = now["points"], now["slopes"]
    f, _ = SURFACES[controls["surface"]]
    edge = np.linspace(-REACH - 0.3, REACH + 0.3, 121)
    x, y = np.meshgrid(edge, edge)
    axes = figure.subplots()
    lines = axes.contour(x, y, f(x, y), levels=12, colors="C4", linewidths=0.8)
    axes.clabel(lines, fontsize=8)
    axes.quiver(
        points[:, 0], points[:, 1], slopes[:, 0], slopes[:, 1], color="C0", angles="xy", width=0.004
    )
    axes.set_aspect("equal")
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.set_title(say("arrows: your gradient, lines: equal height"))


def table(history, controls, say):
    """Return some measured gradients beside those of the formula."""
    now = history[-1]
    _, gradient = SURFACES[controls["surface"]]
    columns = ["x", "y", say("slope for x"), say("formula"), say("slope for y"), say("formula")]
    rows = []
    for index in np.unique(np.linspace(0, len(now["points"]) - 1, 9).astype(int)):
        (x, y), (dx, dy) = now["points"][index], now["slopes"][index]
        true_x, true_y = gradient(x, y)
        rows.append([float(one) for one in (x, y, dx, true_x, dy, true_y)])
    return columns, rows
