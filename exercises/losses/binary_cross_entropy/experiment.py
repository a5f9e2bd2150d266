"""What your loss charges for yes and for no, and its slope at one probability."""

import numpy as np

CONTROLS = {
    "p": {
        "kind": "slider",
        "label": "Probability p of yes",
        "min": 0.0,
        "max": 1.0,
        "step": 0.01,
        "value": 0.2,
    },
    "t": {
        "kind": "slider",
        "label": "Target t (1 is yes, 0 is no)",
        "min": 0.0,
        "max": 1.0,
        "step": 0.1,
        "value": 0.0,
    },
}
GRID = np.concatenate([[0.0], np.linspace(0.01, 0.99, 99), [1.0]])
NOTES_P = np.array([0.9, 0.2, 0.8, 0.95])
NOTES_T = np.array([1.0, 0.0, 1.0, 1.0])
CHUNK = 4


def _cost(learner, p, t):
    """Ask the learner for a single question."""
    return float(learner.bce(np.array([p]), np.array([t])))


def train(learner, p, t):
    """Draw both branches and the branch of the chosen target from p = 0 to p = 1."""
    cost, slope = _cost(learner, p, t), learner.bce_grad(np.array([p]), np.array([t]))
    notes = np.array([_cost(learner, q, u) for q, u in zip(NOTES_P, NOTES_T, strict=True)])
    mean = float(learner.bce(NOTES_P.copy(), NOTES_T.copy()))
    branches = {"yes": [], "no": [], "chosen": []}
    for start in range(0, len(GRID), CHUNK):
        for q in GRID[start : start + CHUNK]:
            for name, target in (("yes", 1.0), ("no", 0.0), ("chosen", t)):
                branches[name].append(_cost(learner, q, target))
        done = len(branches["yes"])
        yield {
            "progress": done / len(GRID),
            "p": GRID[:done],
            **{name: np.array(costs) for name, costs in branches.items()},
            "cost": cost,
            "slope": float(np.asarray(slope, dtype=float).ravel()[0]),
            "notes": notes,
            "mean": mean,
        }


def draw(figure, history, controls, say):
    """Draw the cost over p for yes, for no and for the chosen target, with its tangent."""
    now = history[-1]
    axes = figure.add_subplot()
    axes.plot(now["p"], now["yes"], color="C0", label=say("the answer is yes (t = 1)"))
    axes.plot(now["p"], now["no"], color="C1", label=say("the answer is no (t = 0)"))
    if 0 < controls["t"] < 1:
        label = say("the chosen target")
        axes.plot(now["p"], now["chosen"], color="C2", linestyle="--", label=label)
    near = controls["p"] + np.array([-0.12, 0.12])
    if abs(now["slope"]) < 1e3:
        tangent = now["cost"] + now["slope"] * (near - controls["p"])
        axes.plot(near, tangent, color="C4", linewidth=1.5, label=say("its slope there"))
    axes.plot([controls["p"]], [now["cost"]], "o", color="C3", markersize=9, label=say("your p"))
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-0.3, 6)
    axes.set_xlabel(say("probability p of yes"))
    axes.set_title(say("cost of one question"))
    figure.legend(loc="outside lower center", ncols=2)


def table(history, controls, say):
    """Return the four questions of the notes, what each costs, and their mean."""
    now = history[-1]
    columns = [say("target"), say("probability of yes"), say("cost")]
    rows = [
        [int(t), float(p), float(cost)]
        for t, p, cost in zip(NOTES_T, NOTES_P, now["notes"], strict=True)
    ]
    return columns, [*rows, [say("mean"), "", now["mean"]]]
