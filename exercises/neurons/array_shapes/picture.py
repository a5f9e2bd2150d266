"""The axes of a vector, a matrix and a 3-D array."""

WIDE, HIGH = 0.9, 0.8


def axes(figure, say):
    """Draw the lesson's three arrays as cells, with an arrow along each axis."""
    plot = figure.add_subplot()
    plot.set_aspect("equal")
    plot.axis("off")
    _vector(plot, say, 0.0, 5.2)
    _matrix(plot, say, 6.3, 4.4)
    _cube(plot, say, 0.6, 0.2)
    plot.set_xlim(-0.9, 10.0)
    plot.set_ylim(-0.8, 6.7)


def _vector(plot, say, x, y):
    _cells(plot, [[1, 2, 3, 4]], x, y, "C0")
    _arrow(plot, (x, y - 0.3), (x + 4 * WIDE, y - 0.3), say("axis 0"), below=True)
    plot.text(x, y + HIGH + 0.25, say("vector, shape (4,)"))


def _matrix(plot, say, x, y):
    _cells(plot, [[1, 2, 1], [3, 4, 1]], x, y, "C1")
    _arrow(plot, (x, y - 0.3), (x + 3 * WIDE, y - 0.3), say("axis 1"), below=True)
    _arrow(plot, (x - 0.3, y + 2 * HIGH), (x - 0.3, y), say("axis 0"), below=False)
    plot.text(x, y + 2 * HIGH + 0.25, say("matrix, shape (2, 3)"))


def _cube(plot, say, x, y):
    step = 1.7
    _cells(plot, [[5, 6, 1], [7, 8, 1]], x + 2 * step, y + step, "C2")
    _cells(plot, [[1, 2, 0], [3, 4, 0]], x, y, "C2")
    _arrow(plot, (x, y - 0.3), (x + 3 * WIDE, y - 0.3), say("axis 2"), below=True)
    _arrow(plot, (x - 0.3, y + 2 * HIGH), (x - 0.3, y), say("axis 1"), below=False)
    start = (x + 0.6, y + 2 * HIGH + 0.25)
    end = (x + 2 * step - 0.25, y + 2 * HIGH + step - 0.2)
    _arrow(plot, start, end, "", below=False)
    plot.text(start[0] + 0.5, end[1] - 0.3, say("axis 0"), ha="center", va="bottom")
    plot.text(x + 2 * step, y + step - 0.25, say("3-D array, shape (2, 2, 3)"), va="top")


def _cells(plot, rows, x, y, color):
    for down, row in enumerate(reversed(rows)):
        for right, number in enumerate(row):
            left, bottom = x + right * WIDE, y + down * HIGH
            plot.fill(
                [left, left + WIDE, left + WIDE, left],
                [bottom, bottom, bottom + HIGH, bottom + HIGH],
                facecolor=color,
                alpha=0.25,
            )
            plot.plot(
                [left, left + WIDE, left + WIDE, left, left],
                [bottom, bottom, bottom + HIGH, bottom + HIGH, bottom],
                color=color,
                linewidth=1.5,
            )
            plot.text(left + WIDE / 2, bottom + HIGH / 2, str(number), ha="center", va="center")


def _arrow(plot, start, end, label, *, below):
    plot.annotate("", xy=end, xytext=start, arrowprops={"arrowstyle": "->", "color": "C4"})
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if below:
        plot.text(x, y - 0.15, label, ha="center", va="top")
    else:
        plot.text(x - 0.15, y, label, ha="right", va="center")
