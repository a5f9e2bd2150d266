"""The network of the worked example, with the numbers it begins with."""

import numpy as np

from grader.plots import network

X = np.array([0.05, 0.1])
W1, B1 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([0.35, 0.35])
W2, B2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([0.6, 0.6])


def network_of_the_example(figure, say):
    """Draw all weights along their lines, and what the neurons answer."""
    h = 1 / (1 + np.exp(-(X @ W1 + B1)))
    y = 1 / (1 + np.exp(-(h @ W2 + B2)))
    names = [["x1", "x2"], ["h1", "h2"], [say("y1 (target 0.01)"), say("y2 (target 0.99)")]]
    axes = figure.subplots()
    network(axes, [X, h, y], [W1, W2], names, form="{:.2f}")
    axes.set_title(say("w1 to w4, then w5 to w8; the biases are 0.35 and 0.60"))
