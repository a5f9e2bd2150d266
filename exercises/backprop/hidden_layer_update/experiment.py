"""The whole 2-2-2 network steps, its hidden layer with your hidden_update."""

import numpy as np

from grader.plots import network

CONTROLS = {
    "back": {
        "kind": "choice",
        "label": "The deltas go back through",
        "options": ["old W2", "new W2"],
        "value": "old W2",
    },
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 10.0,
        "step": 0.1,
        "value": 0.5,
    },
    "steps": {"kind": "integer", "label": "Steps", "min": 1, "max": 10000, "value": 1},
}
FRAMES = 60
MANY = 20  # steps from which on the first ones take most of the width
INPUTS, TARGETS = np.array([0.05, 0.1]), np.array([0.01, 0.99])
START = {
    "W1": np.array([[0.15, 0.25], [0.2, 0.3]]),
    "b1": np.array([0.35, 0.35]),
    "W2": np.array([[0.4, 0.5], [0.45, 0.55]]),
    "b2": np.array([0.6, 0.6]),
}
PLACES = {"w1": ("W1", 0), "w2": ("W1", 2), "w3": ("W1", 1), "w4": ("W1", 3), "w5": ("W2", 0)}


def _output(v):
    return 0.5 + 0.5 * np.tanh(0.5 * v)


def train(learner, back, lr, steps):
    """Step both layers; the learner's function gets W2 as it was, or as it has become."""
    net = {name: value.copy() for name, value in START.items()}
    marks = np.unique((np.linspace(0, 1, FRAMES) ** 3 * steps).astype(int)).tolist()
    for step in range(steps + 1):
        h = _output(INPUTS @ net["W1"] + net["b1"])
        y = _output(h @ net["W2"] + net["b2"])
        if step == marks[0]:
            marks.pop(0)
            off = y - TARGETS
            yield {"progress": step / steps, "step": step, "h": h, "y": y, "off": off, **net}
        if step == steps:
            return
        delta2 = (y - TARGETS) * y * (1 - y)
        moved = net["W2"] - lr * np.outer(h, delta2)
        through = moved if back == "new W2" else net["W2"]
        W1, b1 = learner.hidden_update(
            INPUTS.copy(), h.copy(), net["W1"], net["b1"], through.copy(), delta2.copy(), lr
        )
        net = {
            "W1": np.array(W1, dtype=float),
            "b1": np.array(b1, dtype=float),
            "W2": moved,
            "b2": net["b2"] - lr * delta2,
        }


def draw(figure, history, controls, say):
    """Draw every weight along its line, and how the error of each output shrinks."""
    now = history[-1]
    places = figure.subplot_mosaic([["net"], ["off"]], height_ratios=[3, 1])
    outputs = [say("y1 (target 0.01)"), say("y2 (target 0.99)")]
    network(
        places["net"],
        [INPUTS, now["h"], now["y"]],
        [now["W1"], now["W2"]],
        [["x1", "x2"], ["h1", "h2"], outputs],
    )
    steps = [one["step"] for one in history]
    for output, style in ((0, "-"), (1, "--")):
        off = [abs(one["off"][output]) for one in history]
        places["off"].plot(steps, off, style, color=f"C{output}", label=f"|y{output + 1} - t|")
    places["off"].set(xlim=(0, controls["steps"]), xlabel=say("number of steps"))
    if controls["steps"] > MANY:
        places["off"].set_xscale("symlog", linthresh=1)
    else:
        places["off"].xaxis.get_major_locator().set_params(integer=True)
    places["off"].set_ylim(bottom=0)
    places["off"].legend(loc="upper right", fontsize=9)


def table(history, controls, say):
    """Return some weights after all steps with all their digits, and the outputs."""
    columns = [say("name"), say("at first"), say("now")]
    first, now = history[0], history[-1]
    rows = []
    for name, (key, place) in PLACES.items():
        rows.append([name, f"{first[key].flat[place]:.9f}", f"{now[key].flat[place]:.9f}"])
    for output in range(2):
        before, after = (f"{one['y'][output]:.9f}" for one in (first, now))
        rows.append([f"y{output + 1}", before, after])
    return columns, rows
