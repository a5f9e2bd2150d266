"""Wrong updates of an output layer that learners really write."""

import numpy as np

from grader.declare import mistake

Updated = tuple[np.ndarray, np.ndarray, np.ndarray]


def _delta(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    return (y - t) * y * (1 - y)


def _stepped(
    h: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float, delta: np.ndarray
) -> Updated:
    return W2 - lr * np.outer(h, delta), b2 - lr * delta, delta


@mistake
def output_update__no_slope(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """Your delta is y - t, the error's slope for y. The weights act on y through a sigmoid, and the
    slope of that one, which you can tell from y, is missing."""
    return _stepped(h, W2, b2, lr, y - t)


@mistake
def output_update__slope_of_y_not_of_the_error(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """Your delta is y * (1 - y): the slope of the output itself, and the targets play no part in
    it. Descending along it would only make every output smaller. What should become smaller is
    the error."""
    return _stepped(h, W2, b2, lr, y * (1 - y))


@mistake
def output_update__forgets_the_learning_rate(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """delta2 is right, and the step goes in the right direction, but its length does not depend on
    lr."""
    return _stepped(h, W2, b2, 1.0, _delta(y, t))


@mistake
def output_update__walks_uphill(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """delta2 is right: it points to where the error grows. You add the step, and the error grows.
    Which way leads down?"""
    return _stepped(h, W2, b2, -lr, _delta(y, t))


@mistake
def output_update__delta_points_downhill(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """The new weights are right. You count the error as t - y and add, as the delta rule did. Here
    delta2 is handed on as a slope, which points uphill, so its sign is the other one."""
    new_W2, new_b2, delta = _stepped(h, W2, b2, lr, _delta(y, t))
    return new_W2, new_b2, -delta


@mistake
def output_update__transposes_the_product(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """delta2 is right. The step for W2 has its rows and columns exchanged, and fits only by luck
    when there are as many hidden neurons as outputs. W2 has one row for each hidden neuron: which
    of the two comes first in the outer product?"""
    delta = _delta(y, t)
    return W2 - lr * np.outer(delta, h), b2 - lr * delta, delta


@mistake
def output_update__squared_error_without_the_half(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """Your delta2 is twice as large as it should be: it belongs to the sum of (y - t) squared. The
    error here is half of that sum, and the half cancels the 2."""
    return _stepped(h, W2, b2, lr, 2 * _delta(y, t))


@mistake
def output_update__takes_the_half_twice(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """Your delta2 is half of what it should be. The half in front of the squares is there to cancel
    the 2 that comes down from the exponent: one of the two has been left out."""
    return _stepped(h, W2, b2, lr, _delta(y, t) / 2)


@mistake
def output_update__mean_over_the_outputs(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """You differentiate the mean of the squares. With two outputs, as in the example, that is the
    same as half their sum; with any other number it is not, and the task asks for half the sum."""
    return _stepped(h, W2, b2, lr, 2 / len(y) * _delta(y, t))


@mistake
def output_update__adds_up_the_errors(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """Every output neuron gets the errors of all of them. A weight leads to one output only, so
    only the error of that one depends on it; the other terms of E have slope 0."""
    return _stepped(h, W2, b2, lr, np.sum(y - t) * y * (1 - y))


@mistake
def output_update__sigmoid_twice(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """For the slope you send y through the sigmoid once more. y is its output already. Does your
    function for the slope want the sum, or the output?"""
    s = 1 / (1 + np.exp(-y))
    return _stepped(h, W2, b2, lr, (y - t) * s * (1 - s))


@mistake
def output_update__forgets_h(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """delta2 is right, but all weights into an output move by the same amount, whatever came in
    through them. The third factor of the chain rule is missing."""
    return _stepped(np.ones(len(h)), W2, b2, lr, _delta(y, t))


@mistake
def output_update__leaves_the_biases_alone(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """W2 learns as it should, but b2 comes back as it went in. The best-known version of this
    example leaves the biases alone; here they learn as well."""
    delta = _delta(y, t)
    return W2 - lr * np.outer(h, delta), b2.copy(), delta


@mistake
def output_update__one_step_for_all_biases(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """All biases move by the same amount, the sum of the deltas. In the example they begin at the
    same number, but every output neuron has a bias of its own."""
    delta = _delta(y, t)
    return W2 - lr * np.outer(h, delta), b2 - lr * delta.sum(), delta


@mistake
def output_update__returns_the_slopes(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """You return the slopes for W2 and b2. The task asks for the weights and biases after the
    step."""
    delta = _delta(y, t)
    return np.outer(h, delta), delta, delta


@mistake
def output_update__changes_w2(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> Updated:
    """What you return is right, but the step was written into W2 itself. The hidden layer, whose
    turn comes next, still needs the old one. Make a new array."""
    delta = _delta(y, t)
    W2 -= lr * np.outer(h, delta)
    return W2, b2 - lr * delta, delta
