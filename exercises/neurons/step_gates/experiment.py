"""The line that a gate's weights draw in the plane: those of the learner, and one to move about."""

import numpy as np

CONTROLS = {
    "shown": {
        "kind": "choice",
        "label": "Show",
        "options": ["your AND, OR and NAND", "the line of the sliders"],
        "value": "your AND, OR and NAND",
    },
    "w1": {
        "kind": "slider",
        "label": "Weight w1",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": 1.0,
    },
    "w2": {
        "kind": "slider",
        "label": "Weight w2",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": 1.0,
    },
    "bias": {
        "kind": "slider",
        "label": "Bias b",
        "min": -2.0,
        "max": 2.0,
        "step": 0.1,
        "value": -0.5,
    },
}
POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TABLES = {
    "AND": np.array([0, 0, 0, 1]),
    "OR": np.array([0, 1, 1, 1]),
    "NAND": np.array([1, 1, 1, 0]),
    "XOR": np.array([0, 1, 1, 0]),
}
EDGE = np.linspace(-0.5, 1.5, 41)
FRAMES = 20


def _names(shown):
    return ["XOR"] if shown == "the line of the sliders" else ["AND", "OR", "NAND"]


def train(learner, shown, w1, w2, bias):
    """Ask the learner's gates about the plane while their bias moves to its place."""
    x1, x2 = np.meshgrid(EDGE, EDGE)
    everywhere = np.column_stack([x1.ravel(), x2.ravel()])
    gates = []
    for name in _names(shown):
        w, b = (np.array([w1, w2]), bias) if name == "XOR" else getattr(learner, name)()
        gates.append((np.asarray(w, dtype=float), float(b)))
    for frame in range(1, FRAMES + 1):
        part = frame / FRAMES
        biases = [part * b for _, b in gates]
        regions = [
            learner.gate(everywhere.copy(), w.copy(), b)
            for (w, _), b in zip(gates, biases, strict=True)
        ]
        answers = [
            learner.gate(POINTS.copy(), w.copy(), b)
            for (w, _), b in zip(gates, biases, strict=True)
        ]
        yield {
            "progress": part,
            "weights": np.array([w for w, _ in gates]),
            "biases": np.array(biases),
            "regions": np.array(regions, dtype=float),
            "answers": np.array(answers, dtype=float),
        }


def draw(figure, history, controls, say):
    """Draw where each gate fires, its line, and the four points with what they should be."""
    now = history[-1]
    names = _names(controls["shown"])
    for index, (axes, name) in enumerate(
        zip(np.atleast_1d(figure.subplots(1, len(names))), names, strict=True)
    ):
        _plane(axes, now["regions"][index], name)
        _line(axes, now["weights"][index], now["biases"][index])
        right = int(np.sum(now["answers"][index] == TABLES[name]))
        axes.set_title(f"{name}: " + say("{count} of 4 right").format(count=right))
    handles, labels = axes.get_legend_handles_labels()
    labels = [{"0": say("should be 0"), "1": say("should be 1")}[label] for label in labels]
    figure.legend(handles, labels, loc="outside lower center", ncols=2)


def _plane(axes, region, name):
    extent = (EDGE[0], EDGE[-1], EDGE[0], EDGE[-1])
    axes.imshow(
        region.reshape(len(EDGE), len(EDGE)),
        origin="lower",
        extent=extent,
        cmap="coolwarm",
        vmin=0,
        vmax=1,
        alpha=0.7,
    )
    for target, marker in ((0, "o"), (1, "s")):
        chosen = POINTS[TABLES[name] == target]
        axes.plot(
            chosen[:, 0],
            chosen[:, 1],
            marker,
            color="white",
            markeredgecolor="black",
            markersize=11,
            label=str(target),
        )
    axes.set_xticks([0, 1])
    axes.set_yticks([0, 1])
    axes.set_xlabel("x1")
    axes.set_ylabel("x2")


def _line(axes, w, b):
    if np.abs(w).max() < 1e-9:
        return  # no weights, no line
    x1, x2 = np.meshgrid(EDGE, EDGE)
    sums = x1 * w[0] + x2 * w[1] + b
    if sums.min() < 0 < sums.max():
        axes.contour(x1, x2, sums, levels=[0.0], colors="black", linewidths=2)


def table(history, controls, say):
    """Return the sum and the answer of every row, beside what it should be."""
    now = history[-1]
    columns = [say("gate"), "x1", "x2", say("sum"), say("output"), say("target"), say("right?")]
    rows = []
    for index, name in enumerate(_names(controls["shown"])):
        sums = POINTS @ now["weights"][index] + now["biases"][index]
        for point, total, answer, target in zip(
            POINTS, sums, now["answers"][index], TABLES[name], strict=True
        ):
            right = say("yes") if answer == target else say("no")
            rows.append(
                [name, int(point[0]), int(point[1]), float(total), int(answer), int(target), right]
            )
    return columns, rows
