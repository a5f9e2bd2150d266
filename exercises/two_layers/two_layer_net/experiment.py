"""Your network learns digits: what its hidden neurons look for, and what it says of five."""

import numpy as np

from grader.plots import images

CONTROLS = {
    "data": {"kind": "data", "label": "Data", "options": ["digits", "mnist"], "value": "digits"},
    "hidden": {"kind": "integer", "label": "Hidden neurons", "min": 10, "max": 100, "value": 50},
    "std": {
        "kind": "choice",
        "label": "Standard deviation of the weights at the start",
        "options": ["0", "0.01", "0.1", "1"],
        "value": "0.01",
    },
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 2.0,
        "step": 0.1,
        "value": 0.5,
    },
    "iterations": {
        "kind": "integer",
        "label": "Iterations",
        "min": 100,
        "max": 5000,
        "value": 2000,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
CLASSES = 10
BATCH = 100
STEPS = 60
DRAWN = 10  # hidden neurons
ASKED = 5  # test pictures
COMPARED = 500  # pictures for the loss


def train(learner, data, hidden, std, lr, iterations, seed):
    """Train on random batches; yield some weights, the loss, and what is said of five digits."""
    x_train, t_train, top = data["x_train"], data["t_train"], data["top"]
    rng = np.random.default_rng(seed)
    net = learner.TwoLayerNet(x_train.shape[1], hidden, CLASSES, float(std), rng)
    one_hot = np.eye(CLASSES)
    x, t = x_train[:COMPARED] / top, one_hot[t_train[:COMPARED]]
    # The first test picture of each of five digits.
    first = [int(np.flatnonzero(data["t_test"] == digit)[0]) for digit in range(0, 2 * ASKED, 2)]
    asked = data["x_test"][first] / top
    stops = {int(stop) for stop in np.linspace(0, 1, STEPS + 1) ** 2 * iterations}
    for iteration in range(iterations + 1):
        if iteration in stops:
            yield {
                "progress": iteration / iterations,
                "iteration": iteration,
                "loss": float(net.loss(x.copy(), t.copy())),
                "accuracy": float(net.accuracy(x.copy(), t.copy())),
                "weights": np.array(net.params["W1"], dtype=np.float32)[:, :DRAWN].T,
                "asked": (16 * asked).astype(np.uint8) if iteration == 0 else np.zeros(0),
                "targets": data["t_test"][first],
                "y": np.array(net.predict(asked.copy()), dtype=float),
            }
        batch = rng.choice(len(x_train), BATCH, replace=False)
        xb, tb = x_train[batch] / top, one_hot[t_train[batch]]
        net.update(net.gradient(xb, tb), lr)


def _square(row):
    side = int(np.sqrt(row.size))
    return np.asarray(row, dtype=float).reshape(side, side)


def draw(figure, history, controls, say):
    """Draw ten columns of W1 as pictures, five digits with the net's answers, and the loss."""
    now = history[-1]
    figure.set_size_inches(7.0, 5.2)
    upper, lower = figure.subfigures(2, 1, height_ratios=[1.25, 1])
    upper.suptitle(say("weights of ten hidden neurons"))
    for axes, row in zip(upper.subplots(2, 5).ravel(), now["weights"], strict=True):
        picture = _square(row)
        reach = float(np.abs(picture).max()) or 1.0
        axes.imshow(picture, cmap="RdBu", vmin=-reach, vmax=reach, interpolation="nearest")
        axes.set_xticks([])
        axes.set_yticks([])
    left, right = lower.subfigures(1, 2, width_ratios=[1.2, 1])
    left.suptitle(say("predicted, and how probable"))
    titles = [f"{int(y.argmax())}\n{float(y.max()):.2f}" for y in now["y"]]
    images(
        left.subplots(1, ASKED).ravel(),
        [_square(row) for row in history[0]["asked"]],
        titles,
        top=16,
    )
    curve = right.subplots()
    curve.plot(
        [step["iteration"] for step in history], [step["loss"] for step in history], color="C0"
    )
    curve.axhline(np.log(CLASSES), color="C4", linestyle=":", linewidth=1.5)
    curve.annotate("log 10", (controls["iterations"], np.log(CLASSES)), ha="right", va="top")
    curve.set_xlim(0, controls["iterations"])
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("iteration"))
    curve.set_title(say("mean cross-entropy"))


def table(history, controls, say):
    """Return what is said of the five digits at the start and at the end."""
    first, now = history[0], history[-1]
    columns = [
        say("target"),
        say("predicted at first"),
        say("probability of the target at first"),
        say("predicted"),
        say("probability of the target"),
        say("right?"),
    ]
    rows = []
    for target, before, after in zip(now["targets"], first["y"], now["y"], strict=True):
        rows.append(
            [
                int(target),
                int(before.argmax()),
                float(before[int(target)]),
                int(after.argmax()),
                float(after[int(target)]),
                say("yes") if int(after.argmax()) == int(target) else say("no"),
            ]
        )
    return columns, rows
