"""A picture goes back through your ReLU and your sigmoid: what arrives, and what passes."""

import numpy as np

from grader.plots import matrix

CONTROLS = {
    "layers": {"kind": "integer", "label": "Activations in a row", "min": 1, "max": 12, "value": 4},
    "shift": {
        "kind": "slider",
        "label": "Mean of the inputs",
        "min": -3.0,
        "max": 3.0,
        "step": 0.5,
        "value": 0.0,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
SIDE = 8


def train(learner, layers, shift, seed):
    """Send a slope back through several activations, each with inputs of its own."""
    rng = np.random.default_rng(seed)
    arrives = rng.normal(0, 1, (SIDE, SIDE))
    slopes = {"relu": arrives.copy(), "sigmoid": arrives.copy()}
    first = rng.normal(shift, 1, (SIDE, SIDE))
    lengths = {name: [float(np.linalg.norm(arrives))] for name in slopes}
    for layer in range(1, layers + 1):
        x = first if layer == 1 else rng.normal(shift, 1, (SIDE, SIDE))
        _, relu_cache = learner.relu_forward(x.copy())
        _, sigmoid_cache = learner.sigmoid_forward(x.copy())
        slopes = {
            "relu": np.array(learner.relu_backward(slopes["relu"].copy(), relu_cache), float),
            "sigmoid": np.array(
                learner.sigmoid_backward(slopes["sigmoid"].copy(), sigmoid_cache), float
            ),
        }
        if layer == 1:
            once = dict(slopes)
        for name, slope in slopes.items():
            lengths[name].append(float(np.linalg.norm(slope)))
        yield {
            "progress": layer / layers,
            "x": first,
            "arrives": arrives,
            "once_relu": once["relu"],
            "once_sigmoid": once["sigmoid"],
            "relu": np.array(lengths["relu"]),
            "sigmoid": np.array(lengths["sigmoid"]),
        }


def draw(figure, history, controls, say):
    """Draw input, slope and result as pictures, and how long the slope still is after each."""
    now = history[-1]
    grid = figure.add_gridspec(2, 4, height_ratios=[1, 1.1])
    shown = (
        (now["x"], say("inputs")),
        (now["arrives"], say("arrives")),
        (now["once_relu"], say("after ReLU")),
        (now["once_sigmoid"], say("after sigmoid")),
    )
    for column, (values, name) in enumerate(shown):
        axes = figure.add_subplot(grid[0, column])
        matrix(axes, values, rows=[""] * SIDE, columns=[""] * SIDE, form="", low=-2, high=2)
        axes.set_aspect("equal")
        axes.set_title(name)
    curve = figure.add_subplot(grid[1, :])
    steps = np.arange(len(now["relu"]))
    curve.semilogy(steps, now["relu"] + 1e-12, "o-", color="C0", label="ReLU")
    curve.semilogy(steps, now["sigmoid"] + 1e-12, "s--", color="C1", label=say("sigmoid"))
    curve.set_xlim(0, controls["layers"])
    curve.set_xticks(range(controls["layers"] + 1))
    curve.set_xlabel(say("activations passed on the way back"))
    curve.set_title(say("length of the slope"))
    curve.legend()


def table(history, controls, say):
    """Return how much of the slope is left after each activation."""
    now = history[-1]
    columns = [say("activations passed"), "ReLU", say("sigmoid")]
    rows = [
        [step, float(relu / now["relu"][0]), float(sigmoid / now["sigmoid"][0])]
        for step, (relu, sigmoid) in enumerate(zip(now["relu"], now["sigmoid"], strict=True))
    ]
    return columns, rows
