"""Your net learns five drawn digits; then it is shown spoiled ones, and what you draw yourself."""

import numpy as np

from grader.plots import bars, images, learning_curve, matrix

CONTROLS = {
    "start": {
        "kind": "choice",
        "label": "Start",
        "options": ["uniform from -1 to 1", "He", "normal, spread 0.01"],
        "value": "uniform from -1 to 1",
    },
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.005,
        "max": 0.2,
        "step": 0.005,
        "value": 0.01,
    },
    "epochs": {"kind": "integer", "label": "Epochs", "min": 10, "max": 10000, "value": 10000},
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
    "glyphs": {"kind": "data", "label": "Data", "options": ["glyphs"], "value": "glyphs"},
}
TRY = {
    "spoiled": {
        "kind": "choice",
        "label": "Digits to spoil",
        "options": ["yours", "those of the lesson"],
        "value": "yours",
    },
    "flips": {
        "kind": "slider",
        "label": "Pixels flipped",
        "min": 0,
        "max": 12,
        "step": 1,
        "value": 2,
    },
    "noise": {
        "kind": "integer",
        "label": "Seed of the flips",
        "min": 0,
        "max": 999,
        "value": 0,
    },
    "drawn": {
        "kind": "pixels",
        "label": "Your own digit",
        "rows": 5,
        "columns": 5,
        "levels": 2,
    },
}
SIZES = (25, 20, 20, 20, 5)
NAMES = ("W1", "W2", "W3", "W4")
STEPS = 100
CLASSES = ["1", "2", "3", "4", "5"]


def _start(start, rng):
    params = {}
    for name, before, after in zip(NAMES, SIZES[:-1], SIZES[1:], strict=True):
        if start == "He":
            params[name] = rng.normal(0, np.sqrt(2 / before), (before, after))
        elif start == "normal, spread 0.01":
            params[name] = rng.normal(0, 0.01, (before, after))
        else:
            params[name] = rng.uniform(-1, 1, (before, after))
    return params


def _copies(arrays):
    return {name: np.array(arrays[name], dtype=float) for name in NAMES}


def _awake(params, x):
    """Count, layer by layer, the neurons that answer at least one of the pictures."""
    counts = []
    for name in NAMES[:3]:
        x = np.maximum(x @ params[name], 0.0)
        counts.append(int(np.sum(np.any(x > 0, axis=0))))
    return counts


def _decided(y):
    """Return the digit that gets the most, or 0 where several get as much."""
    first, second = np.sort(y)[::-1][:2]
    return int(np.argmax(y)) + 1 if first - second > 1e-9 else 0


def train(learner, start, lr, epochs, seed, glyphs):
    """Train in pieces, short ones at first; yield the matrices and what they make of the digits."""
    x, t = np.array(learner.images(), dtype=float), np.eye(5)
    params = _start(start, np.random.default_rng(seed))
    done = 0
    for stop in np.unique((np.linspace(0, 1, STEPS + 1) ** 3 * epochs).astype(int)):
        if stop > done:
            made = learner.train(_copies(params), x.copy(), t.copy(), lr, int(stop) - done)
            params, done = _copies(made), int(stop)
        y = np.array(learner.forward(_copies(params), x.copy())[0], dtype=float)
        yield {
            "progress": done / epochs,
            "epoch": done,
            "x": x,
            "glyphs": np.array(glyphs["x"], dtype=float).reshape(5, 25),
            "y": y,
            "loss": float(-np.mean(np.log(np.maximum(np.diag(y), 1e-12)))),
            "awake": _awake(params, x),
            **params,
        }


def _whole(last, tries):
    """Return the digits that are to be spoiled, as they were drawn."""
    return last["x"] if tries["spoiled"] == "yours" else last["glyphs"]


def answer(learner, last, controls, tries):
    """Ask the trained net about spoiled digits, and about the one that was drawn."""
    rng = np.random.default_rng(tries["noise"])
    spoiled = np.array(_whole(last, tries), dtype=float)
    for picture in spoiled:
        at = rng.choice(25, int(tries["flips"]), replace=False)
        picture[at] = 1 - picture[at]
    drawn = np.array(tries["drawn"], dtype=float).reshape(1, 25)
    shown = np.concatenate([spoiled, drawn])
    return {"shown": shown, "y": np.array(learner.forward(_copies(last), shown.copy())[0])}


def draw(figure, history, controls, say):
    """Draw the digits and what the net says of them, the loss, and how many neurons answer."""
    now = history[-1]
    figure.get_layout_engine().set(h_pad=0.1)
    upper, lower = figure.subfigures(2, 1, height_ratios=[1, 2.3])
    _row(upper.subplots(1, 5), now["x"], now["y"])
    left, right = lower.subfigures(1, 2)
    cells = left.subplots()
    matrix(
        cells,
        now["y"],
        rows=CLASSES,
        columns=CLASSES,
        form="{:.2f}",
        low=0,
        high=1,
        colours="Blues",
    )
    cells.set_title(say("probabilities"))
    cells.set_xlabel(say("answer"))
    cells.set_ylabel(say("picture"))
    curve, awake = right.subplots(2, 1, sharex=True)
    epochs = [step["epoch"] for step in history]
    losses = [step["loss"] for step in history]
    learning_curve(
        curve, epochs, losses, say("mean cross-entropy"), say, controls["epochs"], early=True
    )
    curve.set_xlabel("")
    for layer in range(3):
        counts = [step["awake"][layer] for step in history]
        awake.plot(epochs, counts, linestyle=("-", "--", ":")[layer], label=f"h{layer + 1}")
    awake.set_ylim(0, 34)
    awake.set_yticks([0, 10, 20])
    awake.set_xlabel(say("epoch"))
    awake.set_title(say("neurons that answer"))
    awake.legend(loc="upper right", ncols=3, fontsize=9)


def draw_answer(figure, last, answer, controls, tries, say):
    """Draw the spoiled digits with the net's answers, and the own digit with all probabilities."""
    shown, y = np.asarray(answer["shown"]), np.asarray(answer["y"])
    figure.get_layout_engine().set(h_pad=0.1)
    upper, lower = figure.subfigures(2, 1, height_ratios=[1, 1.6])
    pictures = upper.subplots(1, 5)
    _row(pictures, shown[:5], y)
    for axes, before, after in zip(pictures, _whole(last, tries), shown, strict=False):
        # A ring on every flipped pixel.
        lines, columns = np.nonzero((before != after).reshape(5, 5))
        axes.plot(columns, lines, "o", color="none", markeredgecolor="C1", markeredgewidth=2)
    own, answers = lower.subplots(1, 2, width_ratios=[1, 2])
    images([own], [shown[5].reshape(5, 5)], [say("your digit")])
    bars(answers, y[5], CLASSES)
    answers.set_title(say("what the net takes it for"))


def _row(axes, pictures, y):
    """Draw the five pictures, each with the digit it is taken for; wrong ones in red."""
    said = [_decided(one) for one in y[:5]]
    titles = [
        f"{digit or '?'}: {100 * max(one):.0f} %" for digit, one in zip(said, y, strict=False)
    ]
    images(axes, [one.reshape(5, 5) for one in pictures], titles)
    for place, digit in enumerate(said):
        axes[place].title.set_color("C2" if digit == place + 1 else "C3")


def table(history, controls, say):
    """Return what the net takes each digit for, beside the truth."""
    columns = [
        say("picture"),
        say("predicted"),
        say("probability of the target"),
        say("right?"),
    ]
    rows = []
    for truth, y in enumerate(np.asarray(history[-1]["y"]), 1):
        digit = _decided(y)
        rows.append(
            [
                truth,
                digit or say("undecided"),
                float(y[truth - 1]),
                say("yes") if digit == truth else say("no"),
            ]
        )
    return columns, rows
