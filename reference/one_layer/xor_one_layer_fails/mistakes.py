"""Wrong searches and reports that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import line_accuracy, sigmoid


def _trained(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            y = sigmoid(x @ w + b)
            step = lr * y * (1 - y) * (target - y)
            w, b = w + step * x, b + step
    return w, b


def _best(X: np.ndarray, d: np.ndarray, angles: np.ndarray, *, outside: bool = True) -> float:
    sums = X @ np.array([np.cos(angles), np.sin(angles)])
    ordered = np.sort(sums, axis=0)
    between = (ordered[1:] + ordered[:-1]) / 2
    places = np.vstack([ordered[:1] - 1, between, ordered[-1:] + 1]) if outside else between
    beyond = sums[None] - places[:, None]
    right = np.where(d[:, None] == 1, beyond > 0, beyond < 0)
    return float(right.mean(axis=1).max(initial=0.0))


@mistake
def line_accuracy__undecided_is_one(w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray) -> float:
    """A point that lies exactly on the line counts for you as a 1. A sum of 0 decides nothing, so
    it is wrong whatever the label. Where does your comparison let the 0 in?"""
    return float(np.mean((X @ w + b >= 0) == (d == 1)))


@mistake
def line_accuracy__undecided_is_zero(
    w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray
) -> float:
    """A point that lies exactly on the line counts for you as a 0. "Not above 0" is not yet "below
    0": a sum of exactly 0 decides nothing, and is wrong whatever the label."""
    return float(np.mean((X @ w + b > 0) == (d == 1)))


@mistake
def line_accuracy__returns_the_count(
    w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray
) -> float:
    """You return how many points are right. The task asks for the share of them, from 0 to 1."""
    v = X @ w + b
    return float(np.sum(np.where(d == 1, v > 0, v < 0)))


@mistake
def line_accuracy__returns_percent(w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray) -> float:
    """You return percent, a hundred times the share that the task asks for."""
    v = X @ w + b
    return float(100 * np.mean(np.where(d == 1, v > 0, v < 0)))


@mistake
def line_accuracy__forgets_the_bias(w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray) -> float:
    """Your answer does not depend on b: every line goes through the origin. The bias is what moves
    a line away from there."""
    v = X @ w
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


@mistake
def line_accuracy__asks_for_more_than_half(
    w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray
) -> float:
    """You compare the sum with 0.5. One half is where the sigmoid's output is undecided; the sum
    itself, before the sigmoid, is undecided somewhere else."""
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0.5, v < 0.5)))


@mistake
def line_accuracy__counts_the_wrong_ones(
    w: np.ndarray, b: float, X: np.ndarray, d: np.ndarray
) -> float:
    """You return the share of the points that are on the wrong side."""
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v < 0, v > 0)))


@mistake
def best_line_accuracy__only_through_the_origin(X: np.ndarray, d: np.ndarray) -> float:
    """All the lines that you try go through the origin, which itself is then on no side. Let b
    vary too."""
    angles = np.deg2rad(np.arange(360))
    return max(line_accuracy(np.array([np.cos(a), np.sin(a)]), 0.0, X, d) for a in angles)


@mistake
def best_line_accuracy__only_upright_and_level(X: np.ndarray, d: np.ndarray) -> float:
    """The lines that you try are parallel to the axes. AND needs one that is tilted."""
    return _best(X, d, np.array([0.0, np.pi / 2, np.pi, 1.5 * np.pi]))


@mistake
def best_line_accuracy__one_side_only(X: np.ndarray, d: np.ndarray) -> float:
    """You turn the line through half a circle, so the ones can be on one of its sides only. A line
    with its two sides exchanged is another neuron: -w and -b."""
    return _best(X, d, np.deg2rad(np.arange(180)))


@mistake
def best_line_accuracy__never_outside(X: np.ndarray, d: np.ndarray) -> float:
    """Every line that you try has points on both of its sides. Where all labels are the same, the
    best line has all points on one side: it may also pass beyond the outermost point."""
    return _best(X, d, np.deg2rad(np.arange(360)), outside=False)


@mistake
def best_line_accuracy__counts_points(X: np.ndarray, d: np.ndarray) -> float:
    """You return how many points the best line has right. The task asks for the share of them."""
    return len(X) * _best(X, d, np.deg2rad(np.arange(360)))


@mistake
def best_line_accuracy__wishes(X: np.ndarray, d: np.ndarray) -> float:
    """Your answer is 1 for every labelling that was tried, XOR included. Add up the four
    inequalities of the lesson: no line can do that."""
    return 1.0


@mistake
def train_and_report__rounds_the_outputs(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """You round the outputs to compare them with the labels, or ask only whether they are above
    0.5. An output of exactly 0.5 then passes for a 0, although the neuron has not decided."""
    w, b = _trained(X, d, w0, lr, epochs)
    y = sigmoid(X @ w + b)
    return y, float(np.mean(np.round(y) == d))


@mistake
def train_and_report__one_half_is_one(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """An output of exactly 0.5 counts for you as a 1. The neuron has not decided there, which is
    wrong whatever the label."""
    w, b = _trained(X, d, w0, lr, epochs)
    y = sigmoid(X @ w + b)
    return y, float(np.mean((y >= 0.5) == (d == 1)))


@mistake
def train_and_report__leaves_the_bias_alone(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """The two weights learn, the bias stays as it was at the start. It is a weight too: its input
    is 1 in every row."""
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            y = sigmoid(x @ w + b)
            w = w + lr * y * (1 - y) * (target - y) * x
    return sigmoid(X @ w + b), line_accuracy(w, b, X, d)


@mistake
def train_and_report__leaves_out_the_slope(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """You use the error itself as delta. The delta rule multiplies it by the slope of the sigmoid
    first."""
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            step = lr * (target - sigmoid(x @ w + b))
            w, b = w + step * x, b + step
    return sigmoid(X @ w + b), line_accuracy(w, b, X, d)


@mistake
def train_and_report__returns_the_sums(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """The outputs that you return are the sums, before the sigmoid. What the neuron answers has
    been through it."""
    w, b = _trained(X, d, w0, lr, epochs)
    return X @ w + b, line_accuracy(w, b, X, d)


@mistake
def train_and_report__outputs_on_the_way(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, float]:
    """You collect each row's output while the last epoch is still changing the weights. The task
    asks for the outputs of the trained neuron: ask it again at the end, all rows at the same
    weights."""
    w, b = w0[:2], w0[2]
    y = sigmoid(X @ w + b)
    for _ in range(epochs):
        for row, (x, target) in enumerate(zip(X, d, strict=True)):
            y[row] = sigmoid(x @ w + b)
            step = lr * y[row] * (1 - y[row]) * (target - y[row])
            w, b = w + step * x, b + step
    return y, line_accuracy(w, b, X, d)
