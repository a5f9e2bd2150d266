"""A hidden layer learns XOR: the decision map bends, and the predictions come right."""

import numpy as np

CONTROLS = {
    "hidden": {"kind": "integer", "label": "Hidden neurons", "min": 1, "max": 8, "value": 4},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 2.0,
        "step": 0.1,
        "value": 0.5,
    },
    "epochs": {"kind": "integer", "label": "Epochs", "min": 10, "max": 10000, "value": 10000},
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
X = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
D = np.array([0.0, 1.0, 1.0, 0.0])
STEPS = 100
SIDE = 81


def _squash(v):
    # The logistic curve, written with tanh, which cannot overflow.
    return 0.5 + 0.5 * np.tanh(0.5 * v)


def _outputs(W1, W2, inputs):
    return _squash(_squash(inputs @ W1.T) @ W2.T)[:, 0]


def train(learner, hidden, lr, epochs, seed):
    """Train in pieces, short ones at first, and yield the weights and outputs after each."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.uniform(-1.0, 1.0, (hidden, 3)), rng.uniform(-1.0, 1.0, (1, hidden))
    done = 0
    for stop in np.unique((np.linspace(0, 1, STEPS + 1) ** 2 * epochs).astype(int)):
        if stop > done:
            W1, W2 = learner.train_xor(
                X.copy(), D.copy(), np.array(W1), np.array(W2), lr, int(stop) - done
            )
            done = int(stop)
        W1, W2 = np.array(W1, dtype=float), np.array(W2, dtype=float)
        outputs = _outputs(W1, W2, X)
        yield {
            "progress": done / epochs,
            "epoch": done,
            "W1": W1,
            "W2": W2,
            "outputs": outputs,
            "loss": float(np.mean((D - outputs) ** 2)),
        }


def draw(figure, history, controls, say):
    """Draw the net's answer all over the plane, and the error over the epochs."""
    now = history[-1]
    plane, curve = figure.subplots(1, 2)
    edge = np.linspace(-0.5, 1.5, SIDE)
    x1, x2 = np.meshgrid(edge, edge)
    grid = np.column_stack([x1.ravel(), x2.ravel(), np.ones(x1.size)])
    answers = _outputs(now["W1"], now["W2"], grid).reshape(SIDE, SIDE)
    picture = plane.imshow(
        answers, origin="lower", extent=(-0.5, 1.5, -0.5, 1.5), cmap="coolwarm", vmin=0, vmax=1
    )
    if answers.min() < 0.5 < answers.max():
        plane.contour(x1, x2, answers, levels=[0.5], colors="black", linewidths=2)
    for target, marker, label in ((0.0, "o", say("target 0")), (1.0, "s", say("target 1"))):
        chosen = X[target == D]
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
    plane.set_title(say("output of the net"))
    figure.colorbar(picture, ax=plane, shrink=0.7)
    figure.legend(loc="outside lower left", ncols=2)
    curve.plot([step["epoch"] for step in history], [step["loss"] for step in history], color="C0")
    curve.set_xlim(0, controls["epochs"])
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("epoch"))
    curve.set_title(say("mean squared error"))


def table(history, controls, say):
    """Return the four outputs beside their targets."""
    columns = ["x1", "x2", say("target"), say("output"), say("predicted"), say("right?")]
    rows = []
    for point, target, output in zip(X, D, history[-1]["outputs"], strict=True):
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
