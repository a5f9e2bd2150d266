"""The notes' net for XOR: what larger weights do, what the bias of the output does."""

import numpy as np

from grader.plots import decision_plane

CONTROLS = {
    "shown": {
        "kind": "choice",
        "label": "Weights",
        "options": ["those of the notes", "your fixed_xor"],
        "value": "those of the notes",
    },
    "scale": {
        "kind": "slider",
        "label": "All weights and biases times",
        "min": 1.0,
        "max": 20.0,
        "step": 0.5,
        "value": 10.0,
    },
    "bias": {
        "kind": "slider",
        "label": "Bias of the output, before it is multiplied",
        "min": -2.0,
        "max": 0.0,
        "step": 0.02,
        "value": -1.0,
    },
    "activation": {
        "kind": "choice",
        "label": "Activation",
        "options": ["sigmoid", "step"],
        "value": "sigmoid",
    },
}
POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([0, 1, 1, 0])
FRAMES = 20


def _sigmoid(v):
    return 0.5 + 0.5 * np.tanh(0.5 * v)


def _step(v):
    return np.where(v > 0, 1.0, 0.0)


def train(learner, shown, scale, bias, activation):
    """Ask the learner's net all over the plane while its weights grow to their size."""
    act = _step if activation == "step" else _sigmoid
    if shown == "your fixed_xor":
        given = [np.asarray(array, dtype=float) for array in learner.fixed_xor()]
        factors = np.linspace(1 / FRAMES, 1.0, FRAMES)
    else:
        given = [
            np.array([[-2.0, 2.0], [-2.0, 2.0]]),
            np.array([3.0, -1.0]),
            np.array([[1.0], [1.0]]),
            np.array([bias]),
        ]
        factors = np.geomspace(1.0, scale, FRAMES)
    edge = np.linspace(-0.5, 1.5, 81)  # the plane of decision_plane
    everywhere = np.stack(np.meshgrid(edge, edge), axis=-1).reshape(-1, 2)
    for number, factor in enumerate(factors, start=1):
        net = [factor * array for array in given]
        h, y = learner.xor_forward(POINTS.copy(), *[array.copy() for array in net], act)
        _, answers = learner.xor_forward(everywhere.copy(), *[array.copy() for array in net], act)
        yield {
            "progress": number / FRAMES,
            "h": np.asarray(h, dtype=float),
            "y": np.asarray(y, dtype=float).ravel(),
            "answers": np.asarray(answers, dtype=float).ravel(),
            "W2": net[2].ravel(),
            "b2": net[3].ravel(),
        }


def draw(figure, history, controls, say):
    """Draw the answers over the inputs, and the hidden values with the line of the output."""
    now = history[-1]
    inputs, inside = figure.subplots(1, 2)
    decision_plane(figure, inputs, now["answers"], POINTS, TARGETS, say, say("output of the net"))
    edge = np.linspace(-0.15, 1.15, 61)
    n1, n2 = np.meshgrid(edge, edge)
    sums = n1 * now["W2"][0] + n2 * now["W2"][1] + now["b2"][0]
    if sums.min() < 0 < sums.max():
        inside.contourf(
            n1, n2, sums, levels=[sums.min(), 0, sums.max()], colors=["C0", "C3"], alpha=0.35
        )
        inside.contour(n1, n2, sums, levels=[0.0], colors="C4", linewidths=2)
    for target, marker in ((0, "o"), (1, "s")):
        chosen = now["h"][target == TARGETS]
        inside.plot(
            chosen[:, 0],
            chosen[:, 1],
            marker,
            color="white",
            markeredgecolor="black",
            markersize=11,
        )
    inside.set_aspect("equal")
    inside.set_xticks([0, 1])
    inside.set_yticks([0, 1])
    inside.set_xlabel("n1")
    inside.set_ylabel("n2")
    inside.set_title(say("hidden values"))


def table(history, controls, say):
    """Return the hidden values and the output of every row."""
    now = history[-1]
    columns = ["x1", "x2", "n1", "n2", say("output"), say("target"), say("right?")]
    rows = []
    for point, hidden, output, target in zip(POINTS, now["h"], now["y"], TARGETS, strict=True):
        undecided = abs(output - 0.5) < 1e-9
        right = say("yes") if (output > 0.5) == (target == 1) else say("no")
        rows.append(
            [
                int(point[0]),
                int(point[1]),
                float(hidden[0]),
                float(hidden[1]),
                float(output),
                int(target),
                say("undecided") if undecided else right,
            ]
        )
    return columns, rows
