"""What comes back to the first hidden neuron of the worked example."""

import numpy as np

from grader.plots import network


def paths(figure, say):
    """Draw the deltas of the outputs, and the two weights that they go back through."""
    W2, delta2 = np.array([[0.4, 0.5]]), np.array([0.138498562, -0.038098237])
    axes = figure.subplots()
    back = W2 @ delta2
    first, second = (f"{value:.4f}" for value in W2[0] * delta2)
    names = [
        [f"{first} + ({second})"],
        [say("delta of the first output"), say("delta of the second output")],
    ]
    network(axes, [back, delta2], [W2], names, form="{:.2f}")
    axes.set_title(say("each delta times its weight, added up at the first hidden neuron"))
