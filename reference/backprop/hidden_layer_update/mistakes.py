"""Wrong updates of a hidden layer that learners really write."""

import numpy as np

from grader.declare import mistake

Updated = tuple[np.ndarray, np.ndarray]


def _stepped(
    x: np.ndarray, W1: np.ndarray, b1: np.ndarray, lr: float, delta: np.ndarray
) -> Updated:
    return W1 - lr * np.outer(x, delta), b1 - lr * delta


def _delta(h: np.ndarray, W2: np.ndarray, delta2: np.ndarray) -> np.ndarray:
    delta: np.ndarray = (W2 @ delta2) * h * (1 - h)
    return delta


@mistake
def hidden_update__goes_back_through_the_new_w2(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """W2 takes its step before the deltas go back through it. They were made with the old W2, and
    that is the one you were given: its own step comes afterwards. Training succeeds either way,
    so only the digits tell."""
    moved = W2 - lr * np.outer(h, delta2)
    return _stepped(x, W1, b1, lr, _delta(h, moved, delta2))


@mistake
def hidden_update__only_the_first_output(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """Only the first output sends something back. A hidden neuron acts on every output, and each of
    those paths to the error counts: add them up."""
    return _stepped(x, W1, b1, lr, W2[:, 0] * delta2[0] * h * (1 - h))


@mistake
def hidden_update__mean_of_the_paths(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """You take the mean of what the outputs send back. Where several paths lead to the error, their
    slopes are added."""
    return _stepped(x, W1, b1, lr, _delta(h, W2, delta2) / len(delta2))


@mistake
def hidden_update__no_slope_in_the_hidden_layer(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """The deltas come back through W2, but not through the hidden neurons themselves: each of them
    has a sigmoid of its own, and its slope is missing."""
    return _stepped(x, W1, b1, lr, W2 @ delta2)


@mistake
def hidden_update__leaves_out_the_weights(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """Every hidden neuron gets the same sum of the deltas, whatever weight leads from it to the
    outputs. A neuron that hardly acts on an output gets hardly anything back from it."""
    return _stepped(x, W1, b1, lr, np.sum(delta2) * h * (1 - h))


@mistake
def hidden_update__wrong_way_through_w2(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """You multiply delta2 with W2 the wrong way round, which fits only by luck when there are as
    many hidden neurons as outputs. A row of W2 belongs to a hidden neuron: each row is summed up
    with the deltas."""
    return _stepped(x, W1, b1, lr, (delta2 @ W2) * h * (1 - h))


@mistake
def hidden_update__slope_from_the_input(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """For the slope of the hidden neurons you put the inputs into x * (1 - x). That formula wants
    what has been through the sigmoid of these neurons."""
    return _stepped(x, W1, b1, lr, (W2 @ delta2) * x * (1 - x))


@mistake
def hidden_update__multiplies_by_h(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """Your deltas are right. For W1 they are multiplied by h, which comes out of this layer. What
    came in through the weights of W1?"""
    delta = _delta(h, W2, delta2)
    return W1 - lr * np.outer(h, delta), b1 - lr * delta


@mistake
def hidden_update__transposes_the_product(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """The step for W1 has its rows and columns exchanged, and fits only by luck when there are as
    many inputs as hidden neurons. W1 has one row for each input: which of the two comes first in
    the outer product?"""
    delta = _delta(h, W2, delta2)
    return W1 - lr * np.outer(delta, x), b1 - lr * delta


@mistake
def hidden_update__sigmoid_twice(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """For the slope you send h through the sigmoid once more. h is its output already. Does your
    function for the slope want the sum, or the output?"""
    s = 1 / (1 + np.exp(-h))
    return _stepped(x, W1, b1, lr, (W2 @ delta2) * s * (1 - s))


@mistake
def hidden_update__walks_uphill(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """You add the step, and the error grows. delta2 points uphill, as a slope does, so what comes
    back from it does, too: which way leads down?"""
    return _stepped(x, W1, b1, -lr, _delta(h, W2, delta2))


@mistake
def hidden_update__forgets_the_learning_rate(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """The step goes in the right direction, but its length does not depend on lr."""
    return _stepped(x, W1, b1, 1.0, _delta(h, W2, delta2))


@mistake
def hidden_update__leaves_the_biases_alone(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """W1 learns as it should, but b1 comes back as it went in. The best-known version of this
    example leaves the biases alone; here they learn as well."""
    return W1 - lr * np.outer(x, _delta(h, W2, delta2)), b1.copy()


@mistake
def hidden_update__returns_the_slopes(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """You return the slopes for W1 and b1. The task asks for the weights and biases after the
    step."""
    delta = _delta(h, W2, delta2)
    return np.outer(x, delta), delta


@mistake
def hidden_update__changes_w1(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> Updated:
    """What you return is right, but the step was written into W1 itself, and whoever called no
    longer has the weights that y was computed with. Make a new array."""
    delta = _delta(h, W2, delta2)
    W1 -= lr * np.outer(x, delta)
    return W1, b1 - lr * delta
