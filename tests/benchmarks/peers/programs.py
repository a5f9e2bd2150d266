"""What students hand in: of every twenty, fourteen right and six wrong, no two the same text."""

from __future__ import annotations

from collections.abc import Iterator

SIGMOIDS = (
    # Without the clip it is right too, and warns: nbgrader takes points off for a warning.
    "    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))",
    "    return 0.5 * (1 + np.tanh(x / 2))",
    "    z = np.exp(-np.abs(x))\n    return np.where(x >= 0, 1 / (1 + z), z / (1 + z))",
    "    return np.exp(-np.logaddexp(0, -x))",
)
SLOPES = (
    "    s = sigmoid(x)\n    return s * (1 - s)",
    "    return sigmoid(x) * sigmoid(-x)",
    "    s = sigmoid(x)\n    return s - s**2",
)
LOSSES = (
    "    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]",
    "    return float(-np.mean(np.sum(t * np.log(y + 1e-7), axis=1)))",
    "    return -np.mean(np.log(y[np.arange(len(y)), t.argmax(axis=1)] + 1e-7))",
)
# Which function of a right program is replaced, and by what.
WRONG = (
    (0, "    return 1 / (1 + np.exp(x))"),
    (1, "    return sigmoid(x)"),
    (1, "    return x * (1 - x)"),
    (2, "    return -np.sum(t * np.log(y + 1e-7))"),
    (2, "    return np.sum(t * np.log(y + 1e-7)) / len(y)"),
    (2, "    return -np.sum(t * np.log(yy + 1e-7)) / len(y)"),
)
RIGHT = 14
HEADS = ("sigmoid(x)", "sigmoid_grad(x)", "cross_entropy(y, t)")


def programs(count: int) -> Iterator[tuple[str, str, bool]]:
    """Yield each student's name, program, and whether it is right."""
    for number in range(count):
        at = number % (RIGHT + len(WRONG))
        bodies = [
            SIGMOIDS[number % len(SIGMOIDS)],
            SLOPES[number % len(SLOPES)],
            LOSSES[number % len(LOSSES)],
        ]
        if at >= RIGHT:
            where, body = WRONG[at - RIGHT]
            bodies[where] = body
        parts = [f"# {number}\nimport numpy as np"]
        parts += [f"def {head}:\n{body}" for head, body in zip(HEADS, bodies, strict=True)]
        yield f"student{number:05}", "\n\n\n".join(parts) + "\n", at < RIGHT
