"""Your line sweeps in to the points, and its two parameters settle."""

import numpy as np

CONTROLS = {
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.001,
        "max": 1.0,
        "step": 0.001,
        "value": 0.001,
    },
    "epochs": {"kind": "integer", "label": "Epochs", "min": 1, "max": 1000, "value": 100},
    "noise": {
        "kind": "slider",
        "label": "Scatter of the points",
        "min": 0.0,
        "max": 2.0,
        "step": 0.1,
        "value": 0.3,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
START = (-2.0, -1.0)
TARGET = (2.0, 1.0)
POINTS = 100
FRAMES = 80
AWAY = 1e6  # so far out nobody follows


def _points(noise, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, POINTS)
    return x, TARGET[0] * x + TARGET[1] + noise * rng.normal(0, 1, POINTS)


def _walk(learner, x, y, start, lr, epochs):
    """Return the paths (2, epochs + 1), cut off where nobody follows."""
    paths = np.array(learner.fit(x.copy(), y.copy(), *start, lr, epochs), dtype=float)
    return np.clip(np.nan_to_num(paths, nan=AWAY), -AWAY, AWAY)


def train(learner, lr, epochs, noise, seed):
    """Train in pieces, short ones at first: the first epoch a tenth of the points at a time."""
    x, y = _points(noise, seed)
    best = np.array(np.polyfit(x, y, 1))
    at, done = START, 0.0
    parts = np.array_split(np.arange(POINTS), 10)
    whens, walked = [0.0], [np.array(START)]
    for part in parts:
        at = _walk(learner, x[part], y[part], at, lr, 1)[:, -1]
        done += 1 / len(parts)
        whens.append(done)
        walked.append(at)
        lost = np.abs(at).max() >= AWAY
        yield _frame(1.0 if lost else done / epochs, whens, walked, best)
        if lost:
            return
    stops = np.unique((1 + np.linspace(0, 1, FRAMES + 1) ** 2 * (epochs - 1)).astype(int))
    before = 1
    for stop in stops[stops > 1]:
        at = _walk(learner, x, y, at, lr, int(stop) - before)[:, -1]
        before = int(stop)
        whens.append(float(stop))
        walked.append(at)
        lost = np.abs(at).max() >= AWAY
        yield _frame(1.0 if lost else before / epochs, whens, walked, best)
        if lost:
            return


def _frame(progress, whens, walked, best):
    return {
        "progress": min(progress, 1.0) if progress < 1 - 1e-9 else 1.0,
        "epochs": np.array(whens),
        "walked": np.array(walked),
        "best": best,
    }


def draw(figure, history, controls, say):
    """Draw the points with the lines so far, and the two parameters over the epochs."""
    now = history[-1]
    walked, best = now["walked"], now["best"]
    x, y = _points(controls["noise"], controls["seed"])
    ends = np.array([-3.0, 3.0])
    plane, paths = figure.subplots(1, 2)
    plane.plot(x, y, "o", color="C4", markersize=3)
    for a, b in walked[:-1][:: max(1, len(walked) // 12)]:  # a dozen, faint
        plane.plot(ends, a * ends + b, color="C0", linewidth=0.8, alpha=0.35)
    plane.plot(ends, walked[-1, 0] * ends + walked[-1, 1], color="C0", label=say("your line"))
    plane.plot(
        ends, best[0] * ends + best[1], color="C1", linestyle="--", label=say("least squares")
    )
    plane.set_xlim(-3, 3)
    plane.set_ylim(min(-8.0, y.min()), max(8.0, y.max()))
    plane.set_xlabel("x")
    plane.set_ylabel("y")

    for index, name in enumerate(("a", "b")):
        colour = ("C2", "C5")[index]
        paths.plot(now["epochs"], walked[:, index], color=colour, label=name)
        paths.axhline(best[index], color="C1", linestyle="--", linewidth=1)
    paths.set_xscale("symlog", linthresh=1)
    lost = np.abs(walked).max() >= AWAY
    paths.set_xlim(0, now["epochs"][-1] if lost else controls["epochs"])
    if np.abs(walked).max() > 20:
        paths.set_yscale("symlog", linthresh=10)
    else:
        paths.set_ylim(min(-2.5, walked.min()), max(2.8, walked.max()))
    paths.set_xlabel(say("epoch"))
    figure.legend(loc="outside upper center", ncols=4)


def table(history, controls, say):
    """Return the parameters in the end beside the least-squares line and the line of the data."""
    now = history[-1]
    x, y = _points(controls["noise"], controls["seed"])
    rows = []
    for name, (a, b) in (
        (say("your line"), now["walked"][-1]),
        (say("least squares"), now["best"]),
        (say("the line behind the points"), TARGET),
    ):
        loss = float(np.mean((a * x + b - y) ** 2))
        rows.append([name, float(a), float(b), loss])
    return ["", "a", "b", say("mean squared error")], rows
