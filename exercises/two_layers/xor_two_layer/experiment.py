"""A hidden layer learns XOR: the decision map bends, and the predictions come right."""

import numpy as np

from grader.plots import decision_plane, decisions, learning_curve, plane

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
    where, curve = figure.subplots(1, 2)
    points = plane()
    inputs = np.column_stack([points, np.ones(len(points))])
    answers = _outputs(now["W1"], now["W2"], inputs)
    decision_plane(figure, where, answers, X, D, say, say("output of the net"))
    epochs, losses = zip(*((step["epoch"], step["loss"]) for step in history), strict=True)
    learning_curve(curve, epochs, losses, say("mean squared error"), say, controls["epochs"])


def table(history, controls, say):
    """Return the four outputs beside their targets."""
    return decisions(X, D, history[-1]["outputs"], say)
