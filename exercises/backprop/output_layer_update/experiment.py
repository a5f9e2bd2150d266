"""The 2-2-2 network steps with your output_update; its hidden layer stays as it is."""

import numpy as np

from grader.plots import network

CONTROLS = {
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
X, T = np.array([0.05, 0.1]), np.array([0.01, 0.99])
W1, B1 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([0.35, 0.35])
W2, B2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([0.6, 0.6])
NAMES = ("w5", "w7", "w6", "w8")


def _sigmoid(v):
    return 0.5 + 0.5 * np.tanh(0.5 * v)


def train(learner, lr, steps):
    """Take the steps, and yield the network at first after each, later more seldom."""
    h = _sigmoid(X @ W1 + B1)
    W, b = W2, B2
    shown = set(np.unique((np.linspace(0, 1, FRAMES) ** 3 * steps).astype(int)).tolist())
    for step in range(steps + 1):
        y = _sigmoid(h @ W + b)
        if step in shown:
            yield {
                "progress": step / steps,
                "step": step,
                "h": h,
                "y": y,
                "W2": W,
                "b2": b,
                "error": float(0.5 * np.sum((y - T) ** 2)),
            }
        if step < steps:
            W, b, _ = learner.output_update(h.copy(), y.copy(), T.copy(), W.copy(), b.copy(), lr)
            W, b = np.array(W, dtype=float), np.array(b, dtype=float)


def draw(figure, history, controls, say):
    """Draw the network with its numbers, and the error below it."""
    now = history[-1]
    net, curve = figure.subplots(2, 1, height_ratios=[3, 1])
    names = [["x1", "x2"], ["h1", "h2"], [say("y1 (target 0.01)"), say("y2 (target 0.99)")]]
    network(net, [X, now["h"], now["y"]], [W1, now["W2"]], names)
    curve.plot([one["step"] for one in history], [one["error"] for one in history], color="C0")
    curve.set_xlim(0, controls["steps"])
    if controls["steps"] > MANY:
        curve.set_xscale("symlog", linthresh=1)
    else:
        curve.xaxis.get_major_locator().set_params(integer=True)
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("number of steps"))
    curve.set_ylabel(say("error"))


def table(history, controls, say):
    """Return the output layer's weights and biases, before and now, and the outputs."""
    first, now = history[0], history[-1]
    columns = [say("name"), say("at first"), say("now")]
    rows = [
        [name, float(first["W2"].flat[place]), float(now["W2"].flat[place])]
        for place, name in enumerate(NAMES)
    ]
    for name, key in (("b", "b2"), ("y", "y")):
        rows += [
            [f"{name}{place + 1}", float(first[key][place]), float(now[key][place])]
            for place in range(2)
        ]
    return columns, rows
