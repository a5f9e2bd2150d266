"""A batch of real labels as one-hot rows: the matrix as a picture, and its columns added up."""

import numpy as np

from grader.plots import matrix

CONTROLS = {
    "data": {"kind": "data", "label": "Data", "options": ["mnist", "digits"], "value": "mnist"},
    "order": {
        "kind": "choice",
        "label": "Order of the samples",
        "options": ["as they come", "sorted by label"],
        "value": "as they come",
    },
    "samples": {"kind": "integer", "label": "Samples", "min": 1, "max": 40, "value": 14},
    "classes": {"kind": "integer", "label": "Classes (columns)", "min": 10, "max": 15, "value": 10},
}


def train(learner, data, order, samples, classes):
    """Encode a batch that grows by one sample each time, and decode it again."""
    labels = data["t_train"][:samples].astype(np.int64)
    if order == "sorted by label":
        labels = np.sort(labels)
    for count in range(1, len(labels) + 1):
        batch = labels[:count]
        rows = learner.one_hot(batch.copy(), classes)
        back = learner.from_one_hot(rows)
        yield {
            "progress": count / len(labels),
            "labels": batch,
            "rows": np.asarray(rows, dtype=float),
            "back": np.asarray(back, dtype=float).ravel(),
        }


def draw(figure, history, controls, say):
    """Draw the matrix, black where it is 1, and how often each class occurs."""
    now = history[-1]
    rows = np.atleast_2d(now["rows"])
    encoded, counted = figure.subplots(1, 2, width_ratios=[3, 2])
    every = 1 if len(rows) <= 20 else 2
    names = [str(label) if i % every == 0 else "" for i, label in enumerate(now["labels"])]
    matrix(encoded, rows, rows=names, low=0.0, high=1.0, colours="gray_r", form="{:.0f}")
    encoded.set_xlabel(say("column (class)"))
    encoded.set_ylabel(say("label"))
    encoded.set_title(say("your one-hot rows"))
    totals = rows.sum(axis=0)
    counted.barh(range(len(totals)), totals, color="C0")
    counted.set_yticks(range(len(totals)))
    counted.invert_yaxis()
    counted.set_xlim(0, max(float(totals.max()), 1.0) * 1.05)
    counted.xaxis.get_major_locator().set_params(integer=True)
    counted.set_xlabel(say("how often"))
    counted.set_ylabel(say("class"))
    counted.set_title(say("each column added up"))


def table(history, controls, say):
    """Return label, row and the label that came back, sample by sample."""
    now = history[-1]
    columns = [say("label"), say("one-hot row"), say("back again")]
    rows = np.atleast_2d(now["rows"])
    return columns, [
        [int(label), " ".join(f"{value:g}" for value in row), int(back)]
        for label, row, back in zip(now["labels"], rows, now["back"], strict=False)
    ]
