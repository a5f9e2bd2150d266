"""Your sigmoid as one neuron sees it: the weight sets the slope, the bias moves the curve."""

import numpy as np

CONTROLS = {
    "weight": {
        "kind": "slider",
        "label": "Weight w (how steep)",
        "min": -5.0,
        "max": 5.0,
        "step": 0.1,
        "value": 2.0,
    },
    "bias": {
        "kind": "slider",
        "label": "Bias b (how far to the side)",
        "min": -6.0,
        "max": 6.0,
        "step": 0.1,
        "value": 0.0,
    },
    "reach": {
        "kind": "slider",
        "label": "Range of x",
        "min": 2.0,
        "max": 20.0,
        "step": 1.0,
        "value": 8.0,
    },
}
POINTS = 201
FRAMES = 24
PROBES = (-1000.0, -10.0, -2.0, -1.0, 0.0, 1.0, 2.0, 10.0, 1000.0)


def train(learner, weight, bias, reach):
    """Yield the learner's curve while it bends from w = 1, b = 0 to the chosen w and b."""
    x = np.linspace(-reach, reach, POINTS)
    probes = np.array(PROBES)
    plain = np.asarray(learner.sigmoid(x.copy()), dtype=float)
    at_probes = np.asarray(learner.sigmoid(probes.copy()), dtype=float)
    mirrored = np.asarray(learner.sigmoid(-probes), dtype=float)
    for frame in range(1, FRAMES + 1):
        part = frame / FRAMES
        w, b = 1 + part * (weight - 1), part * bias
        yield {
            "progress": part,
            "x": x,
            "plain": plain,
            "moved": np.asarray(learner.sigmoid(w * x + b), dtype=float),
            "w": w,
            "b": b,
            "probes": probes,
            "at_probes": at_probes,
            "mirrored": mirrored,
        }


def draw(figure, history, controls, say):
    """Draw the plain curve and the one of the neuron with weight and bias."""
    now = history[-1]
    axes = figure.add_subplot()
    for level in (0.0, 0.5, 1.0):
        axes.axhline(level, color="C4", linewidth=0.8, linestyle=":")
    axes.plot(now["x"], now["plain"], color="C0", linestyle="--", label=say("your sigmoid(x)"))
    axes.plot(now["x"], now["moved"], color="C1", linewidth=2.5, label=say("your sigmoid(w x + b)"))
    if abs(now["w"]) > 1e-9 and abs(now["b"] / now["w"]) <= controls["reach"]:
        middle = -now["b"] / now["w"]
        height = float(np.interp(middle, now["x"], now["moved"]))
        axes.plot([middle], [height], "o", color="C1", label=say("here w x + b is 0"))
    axes.set_xlim(-controls["reach"], controls["reach"])
    axes.set_ylim(-0.1, 1.1)
    axes.set_xlabel(say("input x"))
    axes.set_ylabel(say("output"))
    axes.set_title(f"w = {now['w']:.2f},  b = {now['b']:.2f}")
    axes.legend(loc="best")


def table(history, controls, say):
    """Return the learner's values at a few points, and how symmetric they are."""
    now = history[-1]
    columns = ["x", "sigmoid(x)", "1 - sigmoid(-x)"]
    rows = [
        [float(x), float(s), 1 - float(m)]
        for x, s, m in zip(now["probes"], now["at_probes"], now["mirrored"], strict=True)
    ]
    return columns, rows
