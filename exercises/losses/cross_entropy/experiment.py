"""What your loss charges for each probability, and the ceiling that delta sets."""

import numpy as np

CONTROLS = {
    "p": {
        "kind": "slider",
        "label": "Probability given to the true class",
        "min": 0.0,
        "max": 1.0,
        "step": 0.01,
        "value": 0.2,
    },
    "delta": {
        "kind": "choice",
        "label": "delta",
        "options": ["0.0000001", "0.0001", "0.1"],
        "value": "0.0000001",
    },
}
GRID = np.concatenate([np.geomspace(1e-10, 0.02, 40), np.linspace(0.03, 1.0, 60)])
PROBES = (1.0, 0.95, 0.9, 0.8, 0.5, 0.2, 0.1, 0.01, 0.001, 0.0)
CHUNK = 4


def _cost(learner, p, delta):
    """Ask the learner for one sample of two classes, the first of which is true."""
    y, t = np.array([[p, 1.0 - p]]), np.array([[1.0, 0.0]])
    return float(learner.cross_entropy(y, t, delta=delta))


def train(learner, p, delta):
    """Draw the curve from certain and right (p = 1) down to p close to 0."""
    delta = float(delta)
    chosen = _cost(learner, p, delta)
    probed = np.array([_cost(learner, probe, delta) for probe in PROBES])
    downwards = GRID[::-1]
    costs = []
    for start in range(0, len(downwards), CHUNK):
        costs += [_cost(learner, q, delta) for q in downwards[start : start + CHUNK]]
        yield {
            "progress": len(costs) / len(downwards),
            "p": downwards[: len(costs)],
            "cost": np.array(costs),
            "chosen": chosen,
            "probes": np.array(PROBES),
            "probed": probed,
        }


def draw(figure, history, controls, say):
    """Draw the cost over p, and once more with a logarithmic axis, where delta shows."""
    now = history[-1]
    left, right = figure.subplots(1, 2, sharey=True)
    for axes in (left, right):
        axes.plot(now["p"], now["cost"], color="C0", linewidth=2.5, label=say("your loss"))
        axes.axhline(0, color="C4", linewidth=0.8, linestyle=":")
        axes.set_ylim(-1, 24)
        axes.set_xlabel(say("probability of the true class"))
    left.plot([controls["p"]], [now["chosen"]], "o", color="C1", markersize=9, label=say("your p"))
    left.set_ylabel(say("loss of one sample"))
    left.set_title(say("p from 0 to 1"))
    left.legend(loc="upper right")
    right.set_xscale("log")
    right.axvline(float(controls["delta"]), color="C3", linestyle="--", label=say("p = delta"))
    right.set_title(say("the same, p by powers of ten"))
    right.legend(loc="upper right")


def table(history, controls, say):
    """Return the cost of a few probabilities."""
    now = history[-1]
    columns = [say("probability of the true class"), say("your loss")]
    rows = [[float(p), float(cost)] for p, cost in zip(now["probes"], now["probed"], strict=True)]
    return columns, rows
