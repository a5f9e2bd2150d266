"""The pictures of the lesson: how a grid becomes a row, and a small net with its switches."""

from itertools import product

import numpy as np

from grader.plots import matrix

TWO = np.array(
    [[1, 1, 1, 1, 0], [0, 0, 0, 0, 1], [0, 1, 1, 1, 0], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]]
)
# The net worked by hand in the lesson: what each neuron holds, and what comes back to it.
HELD = ((1.0, 2.0), (2.0, 0.0), (1.0, 2.0), (1.0, 0.0), (0.880797, 0.119203))
BACK = ((), (0.880797, 1.761594), (-1.761594, 1.761594), (1.761594, 1.321196), ())
LAYERS = ("x", "h1", "h2", "h3", "y")


def pixels(figure, say):
    """Draw a grid whose pixels are numbered line by line, and the row of 25 that it becomes."""
    grid, row = figure.subplots(2, 1, height_ratios=[3.2, 1])
    grid.imshow(TWO, cmap="gray_r", vmin=0, vmax=1.6)
    for place in range(25):
        line, column = divmod(place, 5)
        ink = TWO[line, column]
        grid.text(column, line, str(place), ha="center", va="center", color="wk"[1 - ink])
    grid.set_axis_off()
    grid.set_title(say("the grid, its pixels counted line by line"))
    matrix(row, TWO.reshape(1, 25), form="{:.0f}", low=0, high=1.6, colours="gray_r", rows=[""])
    row.set_xticks([0, 5, 10, 15, 20, 24])
    row.set_title(say("the row that the net gets"))


def switches(figure, say):
    """Draw the net of the worked example: what is held, what comes back, who is silent."""
    axes = figure.subplots()
    axes.set_xlim(-0.5, 4.5)
    axes.set_ylim(-1.15, 1.75)
    axes.set_axis_off()
    heights = (1.0, -0.4)
    for layer in range(4):
        for here, there in product(heights, heights):
            axes.plot([layer, layer + 1], [here, there], color="C4", linewidth=1, zorder=1)
    for layer, (held, back) in enumerate(zip(HELD, BACK, strict=True)):
        axes.text(layer, 1.55, LAYERS[layer], ha="center")
        for neuron, height in enumerate(heights):
            silent = held[neuron] == 0
            colour = "C4" if silent else "C0"
            axes.plot(
                layer,
                height,
                "o",
                markersize=38,
                color="white",
                markeredgecolor=colour,
                markeredgewidth=1.5 if silent else 4,
                zorder=2,
            )
            axes.text(
                layer,
                height,
                f"{held[neuron]:.3g}",
                ha="center",
                va="center",
                color="black",
                fontsize=10,
            )
            if back:
                stopped = f"{back[neuron]:.3f}" + (" → 0" if silent else "")
                axes.text(
                    layer, height - 0.46, stopped, ha="center", color="C3" if silent else "C1"
                )
    axes.text(
        2, -1.1, say("In the neurons: h. Below them: the slope that comes back."), ha="center"
    )
