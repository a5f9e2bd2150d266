"""The same line trained three times: with all points, with a few, and with one at a time."""

import numpy as np

CONTROLS = {
    "size": {"kind": "integer", "label": "Rows in a mini-batch", "min": 2, "max": 50, "value": 10},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.01,
        "max": 0.5,
        "step": 0.01,
        "value": 0.05,
    },
    "epochs": {"kind": "integer", "label": "Epochs", "min": 1, "max": 100, "value": 30},
    "noise": {
        "kind": "slider",
        "label": "Scatter of the points",
        "min": 0.0,
        "max": 2.0,
        "step": 0.1,
        "value": 1.0,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
POINTS = 100
START = (-2.0, -1.0)
AWAY = 1e3  # so far out nobody follows
MOST = 400  # steps of each path that are drawn


def _points(noise, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, POINTS)
    return x, 2 * x + 1 + noise * rng.normal(0, 1, POINTS)


def _losses(path, x, y):
    """Return the mean squared error over all points, for each (a, b) of a path (K, 2)."""
    return np.mean((path[:, :1] * x + path[:, 1:] - y) ** 2, axis=1)


def train(learner, size, lr, epochs, noise, seed):
    """Train an epoch at a time, all three in turn, with the learner's batches and steps."""
    x, y = _points(noise, seed)
    sizes = (POINTS, size, 1)
    rngs = [np.random.default_rng(seed) for _ in sizes]
    paths = [[START] for _ in sizes]
    ends = [[START] for _ in sizes]
    for epoch in range(1, epochs + 1):
        for mode, rows_each in enumerate(sizes):
            a, b = ends[mode][-1]
            for rows in learner.minibatches(POINTS, rows_each, rngs[mode]):
                a, b = learner.batch_step(x.copy(), y.copy(), a, b, rows, lr)
                a, b = (float(np.clip(np.nan_to_num(one), -AWAY, AWAY)) for one in (a, b))
                paths[mode].append((a, b))
            ends[mode].append((a, b))
        frame = {"progress": epoch / epochs}
        for mode in range(len(sizes)):
            frame[f"steps{mode}"] = len(paths[mode]) - 1
            frame[f"path{mode}"] = np.array(paths[mode][: MOST + 1])
            frame[f"end{mode}"] = np.array(ends[mode][-1])
            frame[f"loss{mode}"] = _losses(np.array(ends[mode]), x, y)
        yield frame


def _names(controls, say):
    return (say("full batch"), say("mini-batch"), say("one row"))


def draw(figure, history, controls, say):
    """Draw the three paths on the loss, and the loss over epochs and over updates."""
    now = history[-1]
    x, y = _points(controls["noise"], controls["seed"])
    best = np.polyfit(x, y, 1)
    places = figure.subplot_mosaic([["plane", "epochs"], ["plane", "updates"]])
    plane, over_epochs, over_updates = (places[one] for one in ("plane", "epochs", "updates"))
    a, b = np.meshgrid(np.linspace(-2.6, 3.6, 61), np.linspace(-2.2, 2.6, 61))
    heights = _losses(np.column_stack([a.ravel(), b.ravel()]), x, y).reshape(a.shape)
    plane.contour(a, b, np.sqrt(heights), levels=10, colors="C4", linewidths=0.7)
    for mode in (2, 1, 0):
        path = now[f"path{mode}"]
        colour = ("C0", "C1", "C2")[mode]
        plane.plot(path[:, 0], path[:, 1], color=colour, linewidth=(2.5, 1.5, 0.8)[mode])
        loss = now[f"loss{mode}"]
        epochs = np.arange(len(loss))
        over_epochs.plot(epochs, loss, color=colour, label=_names(controls, say)[mode])
        over_updates.plot(epochs * now[f"steps{mode}"] / epochs[-1], loss, color=colour)
    plane.plot(*START, "o", color="C4", markersize=8)
    plane.plot(*best, "*", color="C3", markersize=13, label=say("least squares"))
    plane.set_xlim(-2.6, 3.6)
    plane.set_ylim(-2.2, 2.6)
    plane.set_xlabel("a")
    plane.set_ylabel("b")
    plane.set_title(say("the paths on the loss"))
    over_epochs.set_xlim(0, controls["epochs"])
    over_epochs.set_xlabel(say("epoch"))
    over_updates.set_xscale("symlog", linthresh=10)
    over_updates.set_xlim(left=0)
    over_updates.set_xlabel(say("updates"))
    for axes in (over_epochs, over_updates):
        axes.set_yscale("log")
    over_epochs.set_title(say("mean squared error"))
    figure.legend(loc="outside lower center", ncols=4)


def table(history, controls, say):
    """Return what each way of training cost, and where it ended."""
    now = history[-1]
    x, y = _points(controls["noise"], controls["seed"])
    columns = ["", say("updates"), "a", "b", say("mean squared error")]
    rows = []
    for mode, name in enumerate(_names(controls, say)):
        a, b = now[f"end{mode}"]
        loss = float(now[f"loss{mode}"][-1])
        rows.append([name, int(now[f"steps{mode}"]), float(a), float(b), loss])
    a, b = np.polyfit(x, y, 1)
    least = float(np.mean((a * x + b - y) ** 2))
    return columns, [*rows, [say("least squares"), "", float(a), float(b), least]]
