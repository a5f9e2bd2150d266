"""One neuron trains on four points: where it draws its line, and how its error shrinks, or not."""

import numpy as np

from grader.plots import decision_plane, decisions, learning_curve, plane

CONTROLS = {
    "labels": {
        "kind": "choice",
        "label": "Labels",
        "options": ["0 0 1 1", "0 1 1 0"],
        "value": "0 0 1 1",
    },
    "bias": {
        "kind": "choice",
        "label": "Bias",
        "options": ["with bias column", "without bias column"],
        "value": "with bias column",
    },
    "mode": {"kind": "choice", "label": "Mode", "options": ["sgd", "batch"], "value": "sgd"},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 2.0,
        "step": 0.1,
        "value": 0.9,
    },
    "epochs": {"kind": "integer", "label": "Epochs", "min": 10, "max": 10000, "value": 10000},
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
STEPS = 90


def _inputs(points, bias):
    if bias == "without bias column":
        return points
    return np.column_stack([points, np.ones(len(points))])


def _targets(labels):
    return np.array([float(label) for label in labels.split()])


def _outputs(w, X):
    # The logistic curve, written with tanh, which cannot overflow.
    return 0.5 + 0.5 * np.tanh(0.5 * (X @ np.asarray(w, dtype=float)))


def train(learner, labels, bias, mode, lr, epochs, seed):
    """Train in pieces, short ones at first, and yield the weights and outputs after each."""
    X, d = _inputs(POINTS, bias), _targets(labels)
    w = np.random.default_rng(seed).uniform(-1.0, 1.0, X.shape[1])
    done = 0
    for stop in np.unique((np.linspace(0, 1, STEPS + 1) ** 3 * epochs).astype(int)):
        if stop > done:
            w = learner.train_delta(X.copy(), d.copy(), np.array(w), lr, int(stop) - done, mode)
            done = int(stop)
        outputs = _outputs(w, X)
        yield {
            "progress": done / epochs,
            "epoch": done,
            "w": np.array(w, dtype=float),
            "outputs": outputs,
            "loss": float(np.mean((d - outputs) ** 2)),
        }


def draw(figure, history, controls, say):
    """Draw the neuron's answer all over the plane, and the error over the epochs."""
    now = history[-1]
    where, curve = figure.subplots(1, 2)
    answers = _outputs(now["w"], _inputs(plane(), controls["bias"]))
    targets = _targets(controls["labels"])
    decision_plane(figure, where, answers, POINTS, targets, say, say("output of the neuron"))
    epochs, losses = zip(*((step["epoch"], step["loss"]) for step in history), strict=True)
    total = controls["epochs"]
    learning_curve(curve, epochs, losses, say("mean squared error"), say, total, early=True)


def table(history, controls, say):
    """Return the four outputs beside their targets."""
    return decisions(POINTS, _targets(controls["labels"]), history[-1]["outputs"], say)
