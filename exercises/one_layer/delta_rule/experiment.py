"""One neuron trains on four points: where it draws its line, and how its error shrinks, or not."""

import numpy as np

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
SIDE = 81


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
    plane, curve = figure.subplots(1, 2)
    edge = np.linspace(-0.5, 1.5, SIDE)
    x1, x2 = np.meshgrid(edge, edge)
    grid = np.column_stack([x1.ravel(), x2.ravel()])
    answers = _outputs(now["w"], _inputs(grid, controls["bias"])).reshape(SIDE, SIDE)
    picture = plane.imshow(
        answers, origin="lower", extent=(-0.5, 1.5, -0.5, 1.5), cmap="coolwarm", vmin=0, vmax=1
    )
    if answers.min() < 0.5 < answers.max():
        plane.contour(x1, x2, answers, levels=[0.5], colors="black", linewidths=2)
    targets = _targets(controls["labels"])
    for target, marker, label in (
        (0.0, "o", say("target 0")),
        (1.0, "s", say("target 1")),
    ):
        chosen = POINTS[targets == target]
        plane.plot(
            chosen[:, 0],
            chosen[:, 1],
            marker,
            color="white",
            markeredgecolor="black",
            markersize=11,
            label=label,
        )
    plane.set_xticks([0, 1])
    plane.set_yticks([0, 1])
    plane.set_xlabel("x1")
    plane.set_ylabel("x2")
    plane.set_title(say("output of the neuron"))
    figure.colorbar(picture, ax=plane, shrink=0.7)
    figure.legend(loc="outside lower left", ncols=2)
    curve.plot([step["epoch"] for step in history], [step["loss"] for step in history], color="C0")
    curve.set_xscale("symlog", linthresh=1)
    curve.set_xlim(0, controls["epochs"])
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("epoch"))
    curve.set_title(say("mean squared error"))


def table(history, controls, say):
    """Return the four outputs beside their targets."""
    outputs = history[-1]["outputs"]
    targets = _targets(controls["labels"])
    columns = ["x1", "x2", say("target"), say("output"), say("predicted"), say("right?")]
    rows = []
    for point, target, output in zip(POINTS, targets, outputs, strict=True):
        # Exactly one half is no decision; rounding it to 0 would call it one.
        decided = abs(output - 0.5) > 1e-9
        rows.append(
            [
                int(point[0]),
                int(point[1]),
                int(target),
                float(output),
                int(output > 0.5) if decided else say("undecided"),
                say("yes") if decided and (output > 0.5) == (target == 1) else say("no"),
            ]
        )
    return columns, rows
