"""Logits that follow their own gradient: your da beside y - t, until both have faded."""

import numpy as np

from grader.plots import matrix

CONTROLS = {
    "start": {
        "kind": "choice",
        "label": "Start",
        "options": ["random", "confident and wrong"],
        "value": "random",
    },
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.5,
        "max": 20.0,
        "step": 0.5,
        "value": 5.0,
    },
    "steps": {"kind": "integer", "label": "Steps", "min": 1, "max": 140, "value": 60},
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
SAMPLES, CLASSES = 5, 4
FAR = 8.0  # how far the wrong class leads in a confident start


def train(learner, start, lr, steps, seed):
    """Descend from the logits, each step with the learner's own gradient."""
    rng = np.random.default_rng(seed)
    labels = np.concatenate([np.arange(CLASSES), rng.integers(0, CLASSES, SAMPLES - CLASSES)])
    a = rng.normal(0, 1, (SAMPLES, CLASSES))
    if start == "confident and wrong":
        a[np.arange(SAMPLES), (labels + 1) % CLASSES] += FAR
    t = np.eye(CLASSES)[labels]
    for step in range(steps + 1):
        loss, da = learner.softmax_loss(a.copy(), t.copy())
        da = np.array(da, dtype=float)
        powers = np.exp(a - a.max(axis=1, keepdims=True))
        yield {
            "progress": step / steps,
            "step": step,
            "loss": float(loss),
            "da": da * SAMPLES,
            "y": powers / powers.sum(axis=1, keepdims=True),
            "t": t,
        }
        a = a - lr * da


def draw(figure, history, controls, say):
    """Draw your da and y - t as maps with one row a sample, and the loss below them."""
    now = history[-1]
    places = figure.subplot_mosaic([["da", "off"], ["loss", "loss"]], height_ratios=[3, 2])
    maps = {"da": (now["da"], say("your da, times N")), "off": (now["y"] - now["t"], "y - t")}
    for name, (values, title) in maps.items():
        axes = places[name]
        matrix(axes, values, form="{:.2f}", low=-1, high=1)
        axes.set_title(title)
        axes.set_xlabel(say("class"))
    places["da"].set_ylabel(say("sample"))
    curve = places["loss"]
    curve.plot([one["step"] for one in history], [one["loss"] for one in history], color="C0")
    curve.set_xlim(0, controls["steps"])
    curve.set_ylim(bottom=0)
    curve.set_xlabel(say("number of steps"))
    curve.set_title(say("your loss"))


def table(history, controls, say):
    """Return the final probability of every sample's true class."""
    now = history[-1]
    columns = [
        say("sample"),
        say("target"),
        say("predicted"),
        say("probability of the target"),
        say("sum of the row of da"),
    ]
    rows = []
    for sample, (y, t, da) in enumerate(zip(now["y"], now["t"], now["da"], strict=True)):
        true = int(np.argmax(t))
        # Rounded: what is left of exact zeros would read as 1e-17.
        total = round(float(np.sum(da)), 9) + 0.0
        rows.append([sample, true, int(np.argmax(y)), float(y[true]), total])
    return columns, rows
