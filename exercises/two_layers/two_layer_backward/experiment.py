"""Your forward and backward learn to tell two moons or three spirals apart."""

import numpy as np

CONTROLS = {
    "data": {
        "kind": "choice",
        "label": "Points",
        "options": ["two moons", "three spirals"],
        "value": "three spirals",
    },
    "hidden": {"kind": "integer", "label": "Hidden neurons", "min": 1, "max": 32, "value": 16},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 5.0,
        "step": 0.1,
        "value": 1.0,
    },
    "iterations": {
        "kind": "integer",
        "label": "Iterations",
        "min": 50,
        "max": 5000,
        "value": 2000,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
STEPS = 60
SIDE = 41
REACH = 2.6
MOONS, ARMS, EACH = 2, 3, 50
SHOWN = 3  # new points of each class in the table
COLOURS = np.array([[0.10, 0.45, 0.75], [0.90, 0.45, 0.10], [0.10, 0.65, 0.45]])


def _moons(rng):
    turn = np.pi * rng.uniform(0, 1, (MOONS, EACH))
    upper = np.column_stack([np.cos(turn[0]) - 0.5, np.sin(turn[0]) - 0.25])
    lower = np.column_stack([0.5 - np.cos(turn[1]), 0.25 - np.sin(turn[1])])
    return 1.5 * np.concatenate([upper, lower]) + rng.normal(0, 0.12, (MOONS * EACH, 2))


def _spirals(rng):
    radius = np.tile(np.linspace(0.2, 2.0, EACH), ARMS)
    start = np.repeat(2 * np.pi * np.arange(ARMS) / ARMS, EACH)
    turn = start + np.tile(np.linspace(0, 3.4, EACH), ARMS)
    turn = turn + rng.normal(0, 0.12, ARMS * EACH)
    return np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])


def _points(data, rng):
    x = _moons(rng) if data == "two moons" else _spirals(rng)
    return x, np.repeat(np.arange(len(x) // EACH), EACH)


def _answer(learner, params, x):
    """Ask the learner's forward, with arrays that are theirs to keep."""
    y, cache = learner.forward({name: value.copy() for name, value in params.items()}, x.copy())
    return np.asarray(y, dtype=float), cache


def train(learner, data, hidden, lr, iterations, seed):
    """Train by plain gradient descent on all points at once; yield loss, accuracy and map."""
    rng = np.random.default_rng(seed)
    x, labels = _points(data, rng)
    new_x, new_labels = _points(data, rng)
    classes = int(labels.max()) + 1
    t = np.eye(classes)[labels]
    params = {
        "W1": rng.normal(0, 1, (2, hidden)),
        "b1": np.zeros(hidden),
        "W2": rng.normal(0, 1, (hidden, classes)) / np.sqrt(hidden),
        "b2": np.zeros(classes),
    }
    edge = np.linspace(-REACH, REACH, SIDE)
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(edge, edge)])
    stops = {int(stop) for stop in np.linspace(0, 1, STEPS + 1) ** 2 * iterations}
    for iteration in range(iterations + 1):
        y, cache = _answer(learner, params, x)
        if iteration in stops:
            new_y = _answer(learner, params, new_x)[0]
            true = np.maximum(y[np.arange(len(y)), labels], 1e-12)
            yield {
                "progress": iteration / iterations,
                "iteration": iteration,
                "loss": float(np.mean(-np.log(true))),
                "accuracy": float(np.mean(y.argmax(axis=1) == labels)),
                "new_accuracy": float(np.mean(new_y.argmax(axis=1) == new_labels)),
                "map": _answer(learner, params, grid)[0].astype(np.float32),
                "x": x,
                "labels": labels,
                "new_x": new_x,
                "new_labels": new_labels,
                "new_y": new_y,
            }
        grads = learner.backward(
            {name: value.copy() for name, value in params.items()}, cache, t.copy()
        )
        params = {name: value - lr * grads[name] for name, value in params.items()}


def draw(figure, history, controls, say):
    """Draw what the net answers all over the plane, and the loss over the iterations."""
    now = history[-1]
    plane, curve = figure.subplots(1, 2)
    y = np.nan_to_num(np.asarray(now["map"], dtype=float).reshape(SIDE, SIDE, -1))
    colours = COLOURS[: y.shape[-1]]
    plane.imshow(
        np.clip(y @ colours, 0, 1),
        origin="lower",
        extent=(-REACH, REACH, -REACH, REACH),
        interpolation="bilinear",
    )
    for label, colour in enumerate(colours):
        chosen = now["x"][now["labels"] == label]
        plane.plot(
            chosen[:, 0], chosen[:, 1], "o", color=colour, markeredgecolor="white", markersize=6
        )
    plane.set_xlabel("x1")
    plane.set_ylabel("x2")
    plane.set_title(say("output of the net"))
    curve.plot(
        [step["iteration"] for step in history],
        [step["loss"] for step in history],
        color="C0",
        label=say("mean cross-entropy"),
    )
    curve.plot(
        [step["iteration"] for step in history],
        [step["accuracy"] for step in history],
        color="C2",
        linestyle="--",
        label=say("share of points that are right"),
    )
    curve.plot(
        [step["iteration"] for step in history],
        [step["new_accuracy"] for step in history],
        color="C1",
        linestyle=":",
        label=say("share of new points that are right"),
    )
    curve.set_xlim(0, controls["iterations"])
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("iteration"))
    figure.legend(loc="outside lower center", ncols=1)


def table(history, controls, say):
    """Return the answers for a few points that training has not seen."""
    now = history[-1]
    columns = [
        "x1",
        "x2",
        say("target"),
        say("predicted"),
        say("probability of the target"),
        say("right?"),
    ]
    rows = []
    for label in range(int(now["new_labels"].max()) + 1):
        for row in np.flatnonzero(now["new_labels"] == label)[:: EACH // SHOWN][:SHOWN]:
            y = now["new_y"][row]
            rows.append(
                [
                    round(float(now["new_x"][row, 0]), 2),
                    round(float(now["new_x"][row, 1]), 2),
                    label,
                    int(y.argmax()),
                    float(y[label]),
                    say("yes") if int(y.argmax()) == label else say("no"),
                ]
            )
    return columns, rows
