"""One network learns from measured slopes, its twin from derived ones: as well, and much slower."""

import time

import numpy as np

CONTROLS = {
    "hidden": {"kind": "integer", "label": "Hidden neurons", "min": 1, "max": 30, "value": 20},
    "lr": {
        "kind": "slider",
        "label": "Learning rate",
        "min": 0.1,
        "max": 2.0,
        "step": 0.1,
        "value": 1.0,
    },
    "iterations": {"kind": "integer", "label": "Iterations", "min": 10, "max": 500, "value": 150},
    "seed": {"kind": "integer", "label": "Seed", "min": 0, "max": 999, "value": 0},
    "data": {"kind": "data", "label": "Data", "options": ["digits"], "value": "digits"},
}
CLASSES = 10
BATCH = 100
STEPS = 100
COMPARED = 500  # pictures for the loss
PATIENCE = 40.0  # seconds for the measured slopes; what is left of the iterations is not done


def _derived(p, x, t):
    """Return the gradient by back-propagation."""
    h = 0.5 + 0.5 * np.tanh(0.5 * (x @ p["W1"] + p["b1"]))
    a = h @ p["W2"] + p["b2"]
    powers = np.exp(a - a.max(axis=1, keepdims=True))
    da = (powers / powers.sum(axis=1, keepdims=True) - t) / len(t)
    dz = da @ p["W2"].T * h * (1 - h)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}


def train(learner, hidden, lr, iterations, seed, data):
    """Train both from the same start on the same batches; yield their losses and seconds."""
    top, one_hot = data["top"], np.eye(CLASSES)
    x, t = data["x_train"] / top, one_hot[data["t_train"]]
    new_x, new_t = data["x_test"] / top, one_hot[data["t_test"]]
    rng = np.random.default_rng(seed)
    inputs = x.shape[1]
    nets = [
        learner.TwoLayerNet(inputs, hidden, CLASSES, 0.01, np.random.default_rng(seed))
        for _ in range(2)
    ]
    spent = [0.0, 0.0]
    stops = {int(stop) for stop in np.linspace(0, iterations, STEPS + 1)}
    for iteration in range(iterations + 1):
        over = spent[0] > PATIENCE
        if over or iteration in stops:
            yield {
                "progress": 1.0 if over else iteration / iterations,
                "iteration": iteration,
                "losses": [float(net.loss(x[:COMPARED], t[:COMPARED])) for net in nets],
                "seconds": list(spent),
                "accuracies": [float(net.accuracy(new_x, new_t)) for net in nets],
                "apart": max(
                    float(np.abs(nets[0].params[name] - nets[1].params[name]).max())
                    for name in ("W1", "b1", "W2", "b2")
                ),
            }
        if over:
            return
        batch = rng.choice(len(x), BATCH, replace=False)
        for which, net in enumerate(nets):
            started = time.perf_counter()
            if which == 0:
                grads = learner.numeric_gradients(net, x[batch], t[batch])
            else:
                grads = _derived(net.params, x[batch], t[batch])
            net.update(grads, lr)
            spent[which] += time.perf_counter() - started


def draw(figure, history, controls, say):
    """Draw both losses over the iterations, and over the seconds."""
    by_step, by_time = figure.subplots(1, 2, sharey=True)
    iterations = [step["iteration"] for step in history]
    lines = ((say("measured slopes"), "C0", "-"), (say("derived slopes"), "C1", ":"))
    for which, (name, colour, style) in enumerate(lines):
        losses = [step["losses"][which] for step in history]
        seconds = [max(step["seconds"][which], 3e-4) for step in history]
        look = {"color": colour, "linestyle": style, "linewidth": 2 + 2 * which}
        by_step.plot(iterations, losses, label=name, **look)
        by_time.plot(seconds[1:], losses[1:], **look)
    by_step.set_xlim(0, controls["iterations"])
    by_step.set_ylim(0, 2.5)
    by_step.set_xlabel(say("iteration"))
    by_step.set_title(say("mean cross-entropy"))
    by_time.set_xscale("log")
    by_time.set_xlim(3e-4, max(1.0, 1.5 * history[-1]["seconds"][0]))
    by_time.set_xlabel(say("seconds"))
    figure.legend(loc="outside lower center", ncols=2)


def table(history, controls, say):
    """Return what both came to."""
    now = history[-1]
    columns = [
        say("gradient"),
        say("iterations"),
        say("seconds"),
        say("mean cross-entropy"),
        say("accuracy on the test pictures"),
        say("largest difference between their weights"),
    ]
    rows = [
        [
            name,
            now["iteration"],
            round(float(now["seconds"][which]), 4),
            float(now["losses"][which]),
            float(now["accuracies"][which]),
            float(now["apart"]),
        ]
        for which, name in enumerate((say("measured slopes"), say("derived slopes")))
    ]
    return columns, rows
