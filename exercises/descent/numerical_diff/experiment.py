"""How far your slope is from the true one, for h from 1 down to 0.0000000000000001."""

import numpy as np

CONTROLS = {
    "curve": {
        "kind": "choice",
        "label": "Function f",
        "options": ["exp(x)", "sin(x)", "x^3", "x^2", "sin(10 x)"],
        "value": "exp(x)",
    },
    "x": {
        "kind": "slider",
        "label": "Place x",
        "min": 0.1,
        "max": 3.0,
        "step": 0.1,
        "value": 1.0,
    },
}
CHOICES = {
    "exp(x)": (np.exp, np.exp),
    "sin(x)": (np.sin, np.cos),
    "x^3": (lambda x: x**3, lambda x: 3 * x**2),
    "x^2": (lambda x: x**2, lambda x: 2 * x),
    "sin(10 x)": (lambda x: np.sin(10 * x), lambda x: 10 * np.cos(10 * x)),
}
STEPS = 97
DEFAULT = 1e-4
SMALLEST = 1e-17  # an error of 0 has no place on a logarithmic axis


def train(learner, curve, x):
    """Ask for the slope with smaller and smaller h."""
    f, derivative = CHOICES[curve]
    sizes, answers = [], []
    for done, h in enumerate(np.logspace(0, -16, STEPS), 1):
        sizes.append(h)
        answers.append(float(learner.numerical_diff(f, x, float(h))))
        if done % 2 or done == STEPS:
            yield {
                "progress": done / STEPS,
                "h": np.array(sizes),
                "answers": np.array(answers),
                "true": float(derivative(x)),
            }


def _errors(now):
    return np.abs(now["answers"] - now["true"])


def draw(figure, history, controls, say):
    """Draw the error over h, and the two powers of h beside it."""
    now = history[-1]
    h, errors = now["h"], _errors(now)
    axes = figure.subplots()
    axes.loglog(h, np.maximum(errors, SMALLEST), "o-", color="C0", markersize=4, label=say("error"))
    guide = np.logspace(0, -16, 50)
    start = float(errors[np.isfinite(errors)][0]) if np.isfinite(errors[0]) else 1.0
    for power, style, text in ((1, ":", say("falls like h")), (2, "-.", say("falls like h²"))):
        axes.loglog(guide, max(start, 0.01) * guide**power, color="C4", linestyle=style, label=text)
    axes.axvline(DEFAULT, color="C2", linestyle="--", label=say("h = 0.0001, the default"))
    axes.set_xlim(2.0, 3e-17)
    axes.set_ylim(SMALLEST / 3, 1e2)
    axes.set_xlabel(say("h, ever smaller to the right"))
    axes.set_ylabel(say("distance from the true slope"))
    figure.legend(loc="outside upper center", ncols=2)


def table(history, controls, say):
    """Return some of the answers, and the true slope last."""
    now = history[-1]
    columns = ["h", say("your slope"), say("error")]
    rows = []
    for exponent in (0, -1, -2, -4, -5, -6, -8, -10, -12, -14, -16):
        index = int(np.argmin(np.abs(np.log10(now["h"]) - exponent)))
        if abs(np.log10(now["h"][index]) - exponent) < 0.01:
            rows.append(
                [f"1e{exponent}", float(now["answers"][index]), f"{_errors(now)[index]:.2g}"]
            )
    return columns, [*rows, [say("true slope"), float(now["true"]), ""]]
