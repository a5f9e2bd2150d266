"""The picture of the lesson: which line through two points is parallel to the tangent?"""

import numpy as np


def chords(figure, say):
    """Draw the third power, its tangent at 2, and the lines of both differences."""
    at, h = 2.0, 0.6
    axes = figure.subplots()
    x = np.linspace(0.9, 3.0, 200)
    axes.plot(x, x**3, color="C4", linewidth=2.5)
    reach = np.array([at - 1.0, at + 1.0])

    def straight(slope, x1, colour, style, text):
        axes.plot(reach, x1**3 + slope * (reach - x1), color=colour, linestyle=style, label=text)

    left, right = at - h, at + h
    straight(3 * at**2, at, "C2", "--", say("tangent at x"))
    straight(
        (right**3 - left**3) / (2 * h), right, "C0", "-", say("central: through x - h and x + h")
    )
    straight((right**3 - at**3) / h, at, "C1", "-", say("forward: through x and x + h"))
    for place in (left, at, right):
        axes.plot([place], [place**3], "o", color="C0" if place != at else "C1", markersize=8)
    axes.set_xticks([left, at, right], ["x - h", "x", "x + h"])
    axes.set_ylim(-7, 27)
    axes.set_ylabel("f(x) = x³")
    axes.legend(loc="upper left")
