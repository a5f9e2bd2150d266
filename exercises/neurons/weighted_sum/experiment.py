"""How one neuron comes to its sum, product by product, and then a whole layer."""

import numpy as np

from grader.plots import matrix

CONTROLS = {
    "x1": {
        "kind": "slider",
        "label": "Input x1",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": 0.5,
    },
    "x2": {
        "kind": "slider",
        "label": "Input x2",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": -1.0,
    },
    "x3": {
        "kind": "slider",
        "label": "Input x3",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": 2.0,
    },
    "bias": {
        "kind": "slider",
        "label": "Bias of neuron 1",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": 0.3,
    },
}
# Neuron 1 is the one of the lesson.
WEIGHTS = np.array([[0.2, 1.0, -0.5, 0.0], [0.4, 0.3, 0.5, -1.5], [-0.1, -0.6, 0.8, 0.4]])
BIASES = np.array([0.3, -0.5, 0.0, 1.0])


def train(learner, x1, x2, x3, bias):
    """Ask for the first neuron's sum with more and more of its inputs, then for more neurons."""
    x = np.array([x1, x2, x3])
    b = np.append(bias, BIASES[1:])
    inputs, neurons = WEIGHTS.shape
    total = inputs + 1 + neurons
    sums = [0.0]
    for count in range(1, inputs + 2):
        seen = np.where(np.arange(inputs) < count, x, 0.0)
        added = bias if count > inputs else 0.0
        sums.append(float(learner.weighted_sum(seen, WEIGHTS[:, 0].copy(), added)))
        yield {"progress": count / total, "sums": np.array(sums)}
    for count in range(1, neurons + 1):
        some = WEIGHTS[:, :count].copy()
        # A diagonal matrix of inputs sends in one input at a time: its sums are the products.
        products = learner.layer(np.diag(x), some.copy(), np.zeros(count))
        answers = learner.layer(x[None, :].copy(), some, b[:count].copy())
        yield {
            "progress": (inputs + 1 + count) / total,
            "sums": np.array(sums),
            "parts": np.vstack([products, b[:count], answers]).astype(float),
        }


def draw(figure, history, controls, say):
    """Draw the first neuron's sum as bars, each from where the last one ended, and the layer."""
    now = history[-1]
    trace, table_of_layer = figure.subplots(1, 2)
    _trace(trace, now["sums"], say)
    if "parts" not in now:
        table_of_layer.set_axis_off()
        return
    names = [*(f"x{n} w{n}" for n in (1, 2, 3)), say("bias"), say("sum")]
    matrix(
        table_of_layer,
        now["parts"],
        rows=names,
        columns=[str(n + 1) for n in range(now["parts"].shape[1])],
        form="{:.2f}",
        colours="RdBu",  # what speaks for the neuron is blue on both sides
    )
    table_of_layer.set_xlabel(say("neuron"))
    table_of_layer.set_title(say("the layer"))


def _trace(axes, sums, say):
    names = [*(f"x{n} w{n}" for n in (1, 2, 3)), say("bias")]
    steps = np.diff(sums)
    reach = max(1.0, 1.3 * float(np.abs(sums).max()))
    axes.axvline(0, color="C4", linewidth=0.8)
    for row, (start, step) in enumerate(zip(sums[:-1], steps, strict=True)):
        axes.barh(row, step, left=start, height=0.6, color="C0" if step >= 0 else "C1")
        axes.text(1.6 * reach, row, f"{step:+.2f}", ha="right", va="center")
    axes.plot([sums[-1]] * 2, [-0.5, 4.5], color="C2", linestyle="--", linewidth=1)
    axes.plot([sums[-1]], [4], "D", color="C2", markersize=9)
    axes.text(1.6 * reach, 4, f"{sums[-1]:.2f}", ha="right", va="center")
    axes.set_yticks(range(5), [*names, say("sum")])
    axes.set_ylim(4.6, -0.6)
    axes.set_xlim(-1.05 * reach, 1.65 * reach)
    axes.set_title(say("neuron 1 adds up"))


def table(history, controls, say):
    """Return what each neuron multiplied, and what it added up."""
    parts = history[-1]["parts"]
    columns = [say("neuron"), "x1 w1", "x2 w2", "x3 w3", say("bias"), say("sum")]
    return columns, [[n + 1, *(float(part) for part in parts[:, n])] for n in range(parts.shape[1])]
