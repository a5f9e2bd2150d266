"""The error that your check finds over h: a V for right gradients, a flat line for wrong ones."""

import numpy as np

CONTROLS = {
    "hidden": {
        "kind": "choice",
        "label": "Kind of hidden neurons",
        "options": ["sigmoid", "ReLU"],
        "value": "sigmoid",
    },
    "planted": {
        "kind": "choice",
        "label": "Mistake in the gradient of W1",
        "options": ["1 % too large", "twice too large", "one entry is 0", "no slope of the neuron"],
        "value": "1 % too large",
    },
    "spread": {
        "kind": "choice",
        "label": "Size of the weights",
        "options": ["0.01", "0.1", "0.5"],
        "value": "0.5",
    },
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
}
SIZES = {"W1": (6, 8), "b1": (8,), "W2": (8, 3), "b2": (3,)}
SAMPLES = 10
EXPONENTS = np.linspace(0, -13, 40)
FLOOR = 1e-17  # zero has no place on a logarithmic axis
READ = (-1, -3, -5, -7, -9, -11)


def _hidden(z, kind):
    """Return what the hidden neurons answer, and their slope."""
    if kind == "ReLU":
        return np.maximum(z, 0.0), (z > 0).astype(float)
    s = 1 / (1 + np.exp(-z))
    return s, s * (1 - s)


def _loss(params, x, t, kind):
    hidden, _ = _hidden(x @ params["W1"] + params["b1"], kind)
    a = hidden @ params["W2"] + params["b2"]
    return float(np.mean(np.log(np.exp(a).sum(axis=1)) - (a * t).sum(axis=1)))


def _gradients(params, x, t, kind, planted):
    """Return the right gradients, and the same with a mistake in that of W1."""
    hidden, slope = _hidden(x @ params["W1"] + params["b1"], kind)
    powers = np.exp(hidden @ params["W2"] + params["b2"])
    da = (powers / powers.sum(axis=1, keepdims=True) - t) / len(x)
    dh = da @ params["W2"].T
    dz = dh * slope
    right = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ da, "b2": da.sum(axis=0)}
    wrong = right["W1"].copy()
    if planted == "1 % too large":
        wrong *= 1.01
    elif planted == "twice too large":
        wrong *= 2
    elif planted == "one entry is 0":
        wrong.flat[np.argmax(np.abs(wrong))] = 0.0
    else:
        wrong = x.T @ dh
    return right, {**right, "W1": wrong}


def train(learner, hidden, planted, spread, seed):
    """Ask the learner's check at one h after the other, from 1 down to 1e-13."""
    rng = np.random.default_rng(seed)
    params = {name: rng.normal(0, float(spread), size) for name, size in SIZES.items()}
    x, t = rng.normal(0, 1, (SAMPLES, 6)), np.eye(3)[rng.integers(0, 3, SAMPLES)]
    both = _gradients(params, x, t, hidden, planted)

    def f(moved):
        return _loss(moved, x, t, hidden)

    found = []
    for count, exponent in enumerate(EXPONENTS, 1):
        errors = []
        for grads in both:
            own = {name: value.copy() for name, value in params.items()}
            given = {name: value.copy() for name, value in grads.items()}
            errors.append(float(learner.grad_check(f, own, given, h=10.0**exponent)["W1"]))
        found.append(errors)
        yield {
            "progress": count / len(EXPONENTS),
            "h": 10.0 ** EXPONENTS[:count],
            "errors": np.array(found),
        }


def draw(figure, history, controls, say):
    """Draw both errors over h, on logarithmic axes."""
    now = history[-1]
    errors = np.maximum(now["errors"], FLOOR)
    axes = figure.subplots()
    axes.loglog(now["h"], errors[:, 0], color="C0", label=say("right gradient"))
    axes.loglog(now["h"], errors[:, 1], "--", color="C1", label=say("with the mistake"))
    axes.axhline(1e-7, color="C4", linewidth=1, linestyle=":", label=say("below it: right"))
    axes.set_xlim(1e-13, 1)
    axes.set_ylim(1e-12, 2)
    axes.set_xlabel("h")
    axes.set_title(say("error that your check finds for W1"))
    figure.legend(loc="outside lower center", ncols=3)


def table(history, controls, say):
    """Return both errors for a few h."""
    now = history[-1]
    columns = ["h", say("right gradient"), say("with the mistake")]
    rows = []
    for exponent in READ:
        place = int(np.argmin(np.abs(np.log10(now["h"]) - exponent)))
        right, wrong = now["errors"][place]
        rows.append([f"{now['h'][place]:.0e}", f"{right:.1e}", f"{wrong:.1e}"])
    return columns, rows
