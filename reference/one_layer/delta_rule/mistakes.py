"""Wrong delta rules that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import delta_step, sigmoid


def _updates(w: np.ndarray, X: np.ndarray, d: np.ndarray, lr: float) -> np.ndarray:
    return np.array([delta_step(w, x, target, lr) - w for x, target in zip(X, d, strict=True)])


@mistake
def delta_step__leaves_out_the_slope(
    w: np.ndarray, x: np.ndarray, d: float, lr: float
) -> np.ndarray:
    """You use the error itself as delta. In this task the error is first multiplied by the slope
    of the sigmoid, which is small where the neuron is sure of itself."""
    return w + lr * (d - sigmoid(w @ x)) * x


@mistake
def delta_step__walks_away(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """Every step leads away from the target. With the error counted as d - y the step is added;
    whoever counts y - d has to subtract. One of the two signs is the other way round."""
    y = sigmoid(w @ x)
    return w + lr * y * (1 - y) * (y - d) * x


@mistake
def delta_step__slope_from_the_sum(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """You put the sum v into v * (1 - v). That formula wants the neuron's output: which number has
    already been through the sigmoid?"""
    v = w @ x
    return w + lr * v * (1 - v) * (d - sigmoid(v)) * x


@mistake
def delta_step__sigmoid_twice(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """For the slope you send y through the sigmoid once more. y is its output already. Does your
    function for the slope want the sum, or the output?"""
    y = sigmoid(w @ x)
    s = sigmoid(y)
    return w + lr * s * (1 - s) * (d - y) * x


@mistake
def delta_step__overflows_to_nan(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """Your step is right for ordinary sums, but for a sum of 1000 the sigmoid becomes inf / inf,
    which is nan. Write it so that the exponential stands below the fraction bar only."""
    v = w @ x
    y = np.exp(v) / (1 + np.exp(v))
    return w + lr * y * (1 - y) * (d - y) * x


@mistake
def delta_step__forgets_x(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """All weights move by the same amount. A weight whose input was 0 had no part in the error and
    should stay where it is: what else belongs into the step?"""
    y = sigmoid(w @ x)
    return w + lr * y * (1 - y) * (d - y) * np.ones(len(x))


@mistake
def delta_step__forgets_the_learning_rate(
    w: np.ndarray, x: np.ndarray, d: float, lr: float
) -> np.ndarray:
    """The direction is right, but the length of the step does not depend on lr."""
    y = sigmoid(w @ x)
    return w + y * (1 - y) * (d - y) * x


@mistake
def delta_step__returns_the_change(w: np.ndarray, x: np.ndarray, d: float, lr: float) -> np.ndarray:
    """You return by how much the weights should change. The task asks for the weights after the
    change."""
    y = sigmoid(w @ x)
    return lr * y * (1 - y) * (d - y) * x


@mistake
def train_delta__sgd_waits_for_the_last_row(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """In mode "sgd" you collect the steps of all rows and take them together at the end of the
    epoch. There each row should see the weights that the row before it has already corrected."""
    w = w0.copy()
    for _ in range(epochs):
        updates = _updates(w, X, d, lr)
        w = w + (updates.sum(axis=0) if mode == "sgd" else updates.mean(axis=0))
    return w


@mistake
def train_delta__always_sgd(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """Mode "batch" gives the same weights as mode "sgd": the weights move after each row. In a
    batch they stay put until every row has been asked."""
    w = w0.copy()
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            w = delta_step(w, x, target, lr)
    return w


@mistake
def train_delta__always_batch(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """Mode "sgd" gives the same weights as mode "batch": one step an epoch, by the mean. Look at
    where your program reads mode."""
    w = w0.copy()
    for _ in range(epochs):
        w = w + _updates(w, X, d, lr).mean(axis=0)
    return w


@mistake
def train_delta__batch_takes_the_sum(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """In mode "batch" you add up the steps of all rows. The task asks for their mean, so that the
    step does not grow with the number of rows."""
    w = w0.copy()
    for _ in range(epochs):
        if mode == "sgd":
            for x, target in zip(X, d, strict=True):
                w = delta_step(w, x, target, lr)
        else:
            w = w + _updates(w, X, d, lr).sum(axis=0)
    return w


@mistake
def train_delta__returns_after_one_epoch(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """Training stops after the first epoch. Look at how far your return is indented: inside the
    loop it ends the loop at once."""
    w = w0.copy()
    if epochs == 0:
        return w
    if mode == "sgd":
        for x, target in zip(X, d, strict=True):
            w = delta_step(w, x, target, lr)
        return w
    return w + _updates(w, X, d, lr).mean(axis=0)


@mistake
def train_delta__drops_the_result(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """The weights come back as they went in. delta_step is called, but what it returns is kept
    nowhere."""
    return w0.copy()


@mistake
def train_delta__changes_w0(
    X: np.ndarray, d: np.ndarray, w0: np.ndarray, lr: float, epochs: int, mode: str = "sgd"
) -> np.ndarray:
    """The weights you return are right, but w0 is no longer what it was: the steps were written
    into it. Whoever wants to train again from the same start needs it. Work on a copy."""
    for _ in range(epochs):
        if mode == "sgd":
            for x, target in zip(X, d, strict=True):
                w0 += delta_step(w0, x, target, lr) - w0
        else:
            w0 += _updates(w0, X, d, lr).mean(axis=0)
    return w0
