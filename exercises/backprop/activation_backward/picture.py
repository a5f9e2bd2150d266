"""What passes a ReLU on the way back: decided by the input, whatever arrives."""

import numpy as np

from grader.plots import matrix

X = np.array([[-2.0, 0.5, 3.0, -1.0, 0.0, 1.5, -0.5, 2.0]])
ARRIVES = np.array([[-1.0, 2.0, -4.0, 3.0, 5.0, -2.0, -3.0, 1.0]])


def masked(figure, say):
    """Draw the input, what arrives, the mask, and what passes, one row each."""
    mask = (X > 0).astype(float)
    rows = figure.subplots(4, 1)
    names = (
        say("input of the way forward"),
        say("slope that arrives (dout)"),
        say("mask: was the input positive?"),
        say("slope that passes"),
    )
    for axes, values, name in zip(
        rows, (X, ARRIVES, mask, np.where(mask, ARRIVES, 0.0)), names, strict=True
    ):
        bounds = {"low": -1.0, "high": 1.0} if values is mask else {"low": -5.0, "high": 5.0}
        matrix(axes, values, rows=[""], columns=[""] * values.shape[1], form="{:g}", **bounds)
        axes.set_title(name)
