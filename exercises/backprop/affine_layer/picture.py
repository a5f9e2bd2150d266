"""Boxes drawn to size: which products fit, forward and back."""

N, D, H = 5, 3, 2
SCALE = 0.5


def _box(axes, left, middle, rows, columns, name, shape, colour):
    """Draw a box of so many rows and columns around a middle line; return its right edge."""
    width, height = SCALE * columns, SCALE * rows
    bottom = middle - height / 2
    axes.fill(
        [left, left + width, left + width, left],
        [bottom, bottom, bottom + height, bottom + height],
        facecolor=colour,
        edgecolor=colour,
        alpha=0.35,
    )
    axes.text(left + width / 2, middle, name, ha="center", va="center", fontsize=10)
    axes.text(left + width / 2, bottom - 0.12, shape, ha="center", va="top", fontsize=9)
    return left + width


def _sign(axes, left, middle, text):
    axes.text(left + 0.35, middle, text, ha="center", va="center", fontsize=14)
    return left + 0.7


def shapes(figure, say):
    """Draw x W, dout W^T and x^T dout, one under the other, with the shapes below the boxes."""
    figure.set_size_inches(7.0, 2.6)
    rows = (
        (
            say("forward"),
            (("x", N, D, "C0"), ("W", D, H, "C1"), ("out", N, H, "C2")),
            (("N", "D"), ("D", "H"), ("N", "H")),
        ),
        (
            say("back to x"),
            (("dout", N, H, "C2"), ("$W^T$", H, D, "C1"), ("dx", N, D, "C0")),
            (("N", "H"), ("H", "D"), ("N", "D")),
        ),
        (
            say("back to W"),
            (("$x^T$", D, N, "C0"), ("dout", N, H, "C2"), ("dW", D, H, "C1")),
            (("D", "N"), ("N", "H"), ("D", "H")),
        ),
    )
    for axes, (title, boxes, letters) in zip(figure.subplots(1, 3), rows, strict=True):
        axes.set_axis_off()
        axes.set_aspect("equal")
        axes.set_title(title)
        at = 0.0
        for index, ((name, height, width, colour), sides) in enumerate(
            zip(boxes, letters, strict=True)
        ):
            at = _box(axes, at, 0.0, height, width, name, f"({', '.join(sides)})", colour)
            if index < 2:
                at = _sign(axes, at, 0.0, "=" if index else "·")
        axes.set_ylim(-2.0, 1.6)
