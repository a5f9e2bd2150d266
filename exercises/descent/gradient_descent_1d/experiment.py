"""Your walk on a curve: it arrives, lands, swings or runs away, as the learning rate wills."""

import numpy as np

CONTROLS = {
    "curve": {
        "kind": "choice",
        "label": "Curve",
        "options": ["(x - 1)^2 / 10", "x^4 / 4 - x^2 / 2"],
        "value": "(x - 1)^2 / 10",
    },
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 12.0,
        "step": 0.1,
        "value": 1.0,
    },
    "x0": {
        "kind": "slider",
        "label": "Start x",
        "min": -10.0,
        "max": 10.0,
        "step": 0.5,
        "value": 10.0,
    },
    "steps": {"kind": "integer", "label": "Steps", "min": 1, "max": 100, "value": 30},
}
CURVES = {
    "(x - 1)^2 / 10": (lambda x: (x - 1) ** 2 / 10, lambda x: (x - 1) / 5, 11.0),
    "x^4 / 4 - x^2 / 2": (lambda x: x**4 / 4 - x**2 / 2, lambda x: x**3 - x, 2.2),
}
AWAY = 1e6  # so far out nobody follows
SHOWN = 20  # rows of the table


def train(learner, curve, lr, x0, steps):
    """Let the learner walk, and show a step at a time."""
    f, df, _ = CURVES[curve]

    def slope(x):
        return df(float(np.clip(x, -AWAY, AWAY)))

    path = np.asarray(learner.descend(slope, x0, lr, steps), dtype=float).ravel()
    for shown in range(1, len(path) + 1):
        walked = np.clip(np.nan_to_num(path[:shown], nan=AWAY), -AWAY, AWAY)
        yield {"progress": shown / len(path), "path": walked, "heights": f(walked)}


def draw(figure, history, controls, say):
    """Draw the places on the curve, and where x was after each step."""
    path, heights = history[-1]["path"], history[-1]["heights"]
    f, _, reach = CURVES[controls["curve"]]
    width = max(reach, min(float(np.abs(path[:6]).max()), 2 * reach))
    x = np.linspace(-width, width, 400)
    on_curve, over_steps = figure.subplots(1, 2)
    on_curve.plot(x, f(x), color="C4")
    near = np.abs(path) <= width
    on_curve.plot(
        np.where(near, path, np.nan), heights, "o-", color="C0", markersize=5, linewidth=1
    )
    if near[0]:
        on_curve.plot(path[:1], heights[:1], "o", color="C1", markersize=10)
    low, high = float(f(x).min()), float(f(x).max())
    on_curve.set_ylim(low - 0.08 * (high - low), high + 0.05 * (high - low))
    on_curve.set_xlabel("x")
    on_curve.set_title(say("the walk on the curve"))

    over_steps.plot(range(len(path)), path, "o-", color="C0", markersize=4, linewidth=1)
    over_steps.plot([0], path[:1], "o", color="C1", markersize=10)
    over_steps.set_xlim(-0.5, controls["steps"] + 0.5)
    if np.abs(path).max() > 4 * width:
        over_steps.set_yscale("symlog", linthresh=width)
    else:
        over_steps.set_ylim(-1.1 * width, 1.1 * width)
    over_steps.set_xlabel(say("step"))
    over_steps.set_title(say("x after each step"))


def table(history, controls, say):
    """Return the first places, and the last."""
    path, heights = history[-1]["path"], history[-1]["heights"]
    _, df, _ = CURVES[controls["curve"]]
    chosen = [*range(min(SHOWN, len(path)))]
    if chosen[-1] != len(path) - 1:
        chosen.append(len(path) - 1)
    columns = [say("step"), "x", "f(x)", say("slope")]
    return columns, [[k, float(path[k]), float(heights[k]), float(df(path[k]))] for k in chosen]
