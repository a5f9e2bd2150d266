"""Your network learns to read: its curves, confusions, weights, errors, and your own digit."""

import numpy as np

from grader.plots import bars, images, matrix

CONTROLS = {
    "data": {
        "kind": "data",
        "label": "Data",
        "options": ["digits", "mnist", "mnist_full"],
        "value": "digits",
    },
    "hidden": {"kind": "integer", "label": "Hidden neurons", "min": 1, "max": 100, "value": 50},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 2.0,
        "step": 0.1,
        "value": 0.1,
    },
    "iterations": {
        "kind": "integer",
        "label": "Iterations",
        "min": 100,
        "max": 10000,
        "value": 10000,
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
TRY = {"digit": {"kind": "pixels", "label": "Draw a digit", "rows": 16, "columns": 16, "levels": 2}}
CLASSES = 10
BATCH = 100
STEPS = 60
SHARE = 3000  # pictures at a time, so that large sets fit into memory
SHOWN = 8  # hidden neurons, and wrong predictions


def train(learner, data, hidden, lr, iterations, seed):
    """Train in pieces on a random share of the pictures; yield accuracies, loss and errors."""
    rng = np.random.default_rng(seed)
    top = data["top"]
    count, inputs = data["x_train"].shape
    net = learner.TwoLayerNet(inputs, hidden, CLASSES, 0.01, rng)
    test = rng.permutation(len(data["x_test"]))[:SHARE]
    x_test, t_test = learner.prepare(data["x_test"][test], data["t_test"][test], top)
    done, loss = 0, None
    for stop in np.unique((np.linspace(0, 1, STEPS + 1) ** 2 * iterations).astype(int)):
        if done == 0 or count > SHARE:
            chosen = rng.permutation(count)[:SHARE]
            x, t = learner.prepare(data["x_train"][chosen], data["t_train"][chosen], top)
        if stop > done:
            # Fewer test rows while it trains: they are asked after every epoch.
            history = learner.train(
                net, x, t, x_test[:200], t_test[:200], BATCH, int(stop) - done, lr, rng
            )
            loss = float(np.mean(history["loss"]))
            done = int(stop)
        y = np.asarray(net.predict(x_test), dtype=float)
        said, true = y.argmax(axis=1), t_test.argmax(axis=1)
        wrong = np.flatnonzero(said != true)[:SHOWN]
        last = done == iterations
        step = {
            "progress": done / iterations,
            "iteration": done,
            "loss": float(net.loss(x, t)) if loss is None else loss,
            "train_accuracy": float(net.accuracy(x, t)),
            "test_accuracy": float(np.mean(said == true)),
            "confusion": np.bincount(CLASSES * true + said, minlength=CLASSES**2).reshape(10, 10),
            "wrong": data["x_test"][test[wrong]],
            "wrong_said": said[wrong],
            "wrong_true": true[wrong],
            "top": int(top),
        }
        if last:
            step.update({name: np.asarray(net.params[name]) for name in ("W1", "b1", "W2", "b2")})
        yield step


def _shrunk(grid, height, width):
    """Return a picture averaged (or repeated) to another size, cell by cell."""
    grid = np.kron(grid, np.ones((height, width)))
    rows, columns = grid.shape[0] // height, grid.shape[1] // width
    return grid.reshape(height, rows, width, columns).mean(axis=(1, 3))


def _like_the_data(grid, side):
    """Return a drawing as the pictures of the data are: cut out, and put where they have it.

    The small digits fill their 8 rows; those of MNIST fit 20 by 20, and their centre of gravity
    lies in the middle of 28 by 28.
    """
    ink = np.argwhere(grid > 0)
    if len(ink) == 0:
        return np.zeros((side, side))
    (upper, left), (lower, right) = ink.min(axis=0), ink.max(axis=0) + 1
    cut = grid[upper:lower, left:right]
    box = side if side == 8 else 20
    scale = box / max(cut.shape[0], cut.shape[1] if side > 8 else cut.shape[1] * 4 / 3)
    height, width = (max(1, round(size * scale)) for size in cut.shape)
    small = _shrunk(cut, height, width)
    rows, columns = np.indices(small.shape)
    middle = (
        (np.array([(small * rows).sum(), (small * columns).sum()]) / small.sum() + 0.5)
        if side > 8
        else np.array(small.shape) / 2
    )
    corner = np.clip(np.round(side / 2 - middle).astype(int), 0, side - np.array(small.shape))
    made = np.zeros((side, side))
    made[corner[0] : corner[0] + height, corner[1] : corner[1] + width] = small
    return made


def answer(learner, last, controls, tries):
    """Ask the network that was trained what the drawing is."""
    W1, W2 = np.asarray(last["W1"], dtype=float), np.asarray(last["W2"], dtype=float)
    net = learner.TwoLayerNet(*W1.shape, W2.shape[1])
    net.params = {"W1": W1, "b1": np.asarray(last["b1"]), "W2": W2, "b2": np.asarray(last["b2"])}
    side = int(np.sqrt(len(W1)))
    seen = _like_the_data(np.asarray(tries["digit"], dtype=float), side)
    return {"seen": seen, "y": np.asarray(net.predict(seen.reshape(1, -1)), dtype=float)[0]}


def draw_answer(figure, last, answer, controls, tries, say):
    """Draw what the network saw, and how probable it finds each digit."""
    figure.set_size_inches(7.0, 3.0)
    left, right = figure.subplots(1, 2, width_ratios=[1, 2])
    images([left], [answer["seen"]])
    left.set_title(say("what the network sees"))
    bars(right, answer["y"], [str(digit) for digit in range(CLASSES)])
    right.tick_params(axis="x", length=0)
    for text in right.texts:
        text.set_text(f"{float(text.get_text()):.2f}")
    if answer["seen"].any():
        right.set_title(say("predicted") + f": {int(answer['y'].argmax())}")
    else:
        right.set_title(say("Nothing is drawn yet."))


def _square(row):
    side = int(np.sqrt(row.size))
    return np.asarray(row, dtype=float).reshape(side, side)


def draw(figure, history, controls, say):
    """Draw loss and accuracies, the confusion matrix, some weights, and wrong predictions."""
    now = history[-1]
    figure.set_size_inches(7.0, 6.4)
    upper, lower = figure.subfigures(2, 1, height_ratios=[1.35, 1])
    curves, crossed = upper.subplots(1, 2)
    iterations = [step["iteration"] for step in history]
    for name, label, colour, style in (
        ("loss", say("mean cross-entropy"), "C0", "-"),
        ("train_accuracy", say("accuracy in training"), "C2", "--"),
        ("test_accuracy", say("accuracy on the test pictures"), "C1", ":"),
    ):
        values = [step[name] for step in history]
        curves.plot(iterations, values, color=colour, linestyle=style, label=label)
    curves.set_xlim(0, controls["iterations"])
    curves.set_ylim(0, 2.4)
    curves.set_xlabel(say("iteration"))
    curves.legend(loc="upper right", fontsize=9)
    confusion = np.asarray(now["confusion"], dtype=float)
    matrix(crossed, confusion, form="{:.0f}", low=0, high=confusion.max(), colours="Blues")
    for text in crossed.texts:
        text.set_fontsize(9)
    crossed.set_xlabel(say("predicted"))
    crossed.set_ylabel(say("target"))
    left, right = lower.subfigures(1, 2)
    right.suptitle(say("wrong: target, predicted"))
    titles = [
        f"{int(true)} → {int(said)}"
        for true, said in zip(now["wrong_true"], now["wrong_said"], strict=True)
    ]
    images(
        right.subplots(2, SHOWN // 2).ravel(),
        [_square(row) for row in now["wrong"]],
        titles,
        top=now["top"],
    )
    if "W1" not in now:
        return
    left.suptitle(say("weights of hidden neurons"))
    grid = left.subplots(2, SHOWN // 2).ravel()
    for axes in grid:
        axes.set_axis_off()
    for axes, column in zip(grid, np.asarray(now["W1"]).T, strict=False):
        reach = float(np.abs(column).max()) or 1.0
        axes.imshow(_square(column), cmap="RdBu", vmin=-reach, vmax=reach)


def table(history, controls, say):
    """Return how many test pictures of each digit are read rightly, and the accuracies."""
    now = history[-1]
    columns = [say("target"), say("test pictures"), say("right"), say("share")]
    rows = []
    for digit, row in enumerate(now["confusion"]):
        total = int(np.sum(row))
        rows.append([digit, total, int(row[digit]), float(row[digit]) / max(total, 1)])
    right, total = int(np.trace(now["confusion"])), int(np.sum(now["confusion"]))
    rows.append([say("all"), total, right, right / total])
    return columns, rows
