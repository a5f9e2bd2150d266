"""Three curves, their slopes below, and what ten of them in a row leave of a gradient."""

import numpy as np

CONTROLS = {
    "at": {
        "kind": "slider",
        "label": "Place of the tangents x",
        "min": -4.0,
        "max": 4.0,
        "step": 0.1,
        "value": 1.0,
    },
    "a": {
        "kind": "slider",
        "label": "a of leaky_relu",
        "min": 0.0,
        "max": 0.5,
        "step": 0.01,
        "value": 0.1,
    },
}
NAMES = ("tanh", "relu", "leaky_relu")
REACH = 4.0
POINTS = 161
FRAMES = 30
LAYERS = 10


def _ask(learner, name, x, a):
    """Return the learner's values and slopes of one curve."""
    extra = (a,) if name == "leaky_relu" else ()
    values = getattr(learner, name)(x.copy(), *extra)
    slopes = getattr(learner, name + "_grad")(x.copy(), *extra)
    return np.asarray(values, dtype=float), np.asarray(slopes, dtype=float)


def train(learner, at, a):
    """Uncover the learner's curves from left to right."""
    x = np.linspace(-REACH, REACH, POINTS)
    found = {"x": x}
    for name in NAMES:
        found[name], found[name + "_grad"] = _ask(learner, name, x, a)
        value, slope = _ask(learner, name, np.array([float(at)]), a)
        found[name + "_at"] = np.array([value[0], slope[0]])
    for frame in range(1, FRAMES + 1):
        shown = POINTS * frame // FRAMES
        yield {"progress": frame / FRAMES, "shown": shown, **found}


def draw(figure, history, controls, say):
    """Draw the curves with their tangents above, the slopes below."""
    now = history[-1]
    x, shown = now["x"], int(now["shown"])
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    at = controls["at"]
    near = np.array([at - 0.7, at + 0.7])
    for index, (name, style) in enumerate(zip(NAMES, ("-", "-", "--"), strict=True)):
        colour = f"C{index}"
        for axes, curve in ((above, now[name]), (below, now[name + "_grad"])):
            label = name if axes is above else None
            axes.plot(x[:shown], curve[:shown], color=colour, linestyle=style, label=label)
        value, slope = now[name + "_at"]
        above.plot(near, value + slope * (near - at), color=colour, linewidth=5, alpha=0.4)
        below.plot([at], [slope], "o", color=colour)
    for axes in (above, below):
        axes.axhline(0, color="C4", linewidth=0.8, linestyle=":")
        axes.axvline(at, color="C4", linewidth=0.8, linestyle=":")
    above.set_ylim(-2.2, 4.2)
    above.set_ylabel(say("height"))
    above.legend(loc="upper left")
    below.set_xlim(-REACH, REACH)
    below.set_ylim(-0.15, 1.2)
    below.set_xlabel(say("input x"))
    below.set_ylabel(say("slope"))


def table(history, controls, say):
    """Return height and slope at the chosen x, and what several slopes in a row multiply to."""
    now = history[-1]
    columns = [say("curve"), say("height at x"), say("slope at x"), say("ten such slopes in a row")]
    rows = [[name, *map(float, now[name + "_at"])] for name in NAMES]
    return columns, [[*row, row[2] ** LAYERS] for row in rows]
