"""Three scores become probabilities; temperature sharpens or blurs them, a shift does nothing."""

import numpy as np

from grader.plots import bars

CONTROLS = {
    "cat": {
        "kind": "slider",
        "label": "Score of cat",
        "min": -5.0,
        "max": 5.0,
        "step": 0.1,
        "value": 3.0,
    },
    "dog": {
        "kind": "slider",
        "label": "Score of dog",
        "min": -5.0,
        "max": 5.0,
        "step": 0.1,
        "value": 1.0,
    },
    "owl": {
        "kind": "slider",
        "label": "Score of owl",
        "min": -5.0,
        "max": 5.0,
        "step": 0.1,
        "value": 0.0,
    },
    "temperature": {
        "kind": "choice",
        "label": "Temperature T (scores are divided by it)",
        "options": ["0.1", "0.3", "1", "3", "10"],
        "value": "1",
    },
    "shift": {
        "kind": "slider",
        "label": "Added to every score",
        "min": -1000.0,
        "max": 1000.0,
        "step": 10.0,
        "value": 0.0,
    },
}
GRID = np.geomspace(0.05, 20.0, 60)
CHUNK = 3


def train(learner, cat, dog, owl, temperature, shift):
    """Let the temperature fall; every row of the batch is another temperature."""
    scores = np.array([cat, dog, owl]) + shift
    chosen = np.asarray(learner.softmax(scores[None, :] / float(temperature)), dtype=float)[0]
    plain = np.asarray(learner.softmax(scores[None, :].copy()), dtype=float)[0]
    falling = GRID[::-1]
    shares = np.empty((0, 3))
    for start in range(0, len(falling), CHUNK):
        batch = scores / falling[start : start + CHUNK, None]
        shares = np.concatenate([shares, np.asarray(learner.softmax(batch), dtype=float)])
        yield {
            "progress": len(shares) / len(falling),
            "temperatures": falling[: len(shares)],
            "shares": shares,
            "chosen": chosen,
            "plain": plain,
            "scores": scores,
        }


def _names(say):
    return [say("cat"), say("dog"), say("owl")]


def draw(figure, history, controls, say):
    """Draw the chosen probabilities as bars, and how they depend on the temperature."""
    now = history[-1]
    names = _names(say)
    left, right = figure.subplots(1, 2, sharey=True)
    bars(left, now["chosen"], names)
    left.set_ylabel(say("probability"))
    left.set_title(f"T = {controls['temperature']}")
    for column, name in enumerate(names):
        right.plot(now["temperatures"], now["shares"][:, column], label=name)
    right.axvline(float(controls["temperature"]), color="C4", linestyle="--", linewidth=1)
    right.axhline(1 / 3, color="C4", linestyle=":", linewidth=1)
    right.set_xscale("log")
    right.set_xlim(GRID[0], GRID[-1])
    right.set_xlabel(say("temperature T"))
    right.set_title(say("hot: all alike, cold: one takes all"))
    right.legend(loc="upper right")


def table(history, controls, say):
    """Return scores and probabilities, at T = 1 and at the chosen temperature."""
    now = history[-1]
    columns = [say("class"), say("score"), say("probability at T = 1"), say("at the chosen T")]
    rows = [
        [name, float(score), float(plain), float(chosen)]
        for name, score, plain, chosen in zip(
            _names(say), now["scores"], now["plain"], now["chosen"], strict=True
        )
    ]
    sums = [say("sum"), "", float(np.sum(now["plain"])), float(np.sum(now["chosen"]))]
    return columns, [*rows, sums]
