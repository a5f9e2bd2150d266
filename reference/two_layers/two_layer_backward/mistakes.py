"""Wrong two-layer networks that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import sigmoid, softmax

Arrays = dict[str, np.ndarray]


def _backward(params: Arrays, cache: Arrays, da: np.ndarray, slope: np.ndarray) -> Arrays:
    """Finish a backward pass from the slopes at the logits and those of the hidden layer."""
    dz = da @ params["W2"].T * slope
    return {
        "W1": cache["x"].T @ dz,
        "b1": dz.sum(axis=0),
        "W2": cache["h"].T @ da,
        "b2": da.sum(axis=0),
    }


def _slope(h: np.ndarray) -> np.ndarray:
    return h * (1 - h)


def _da(cache: Arrays, t: np.ndarray) -> np.ndarray:
    return (cache["y"] - t) / len(t)


@mistake
def forward__softmax_down_the_columns(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """Your softmax divides by the sum of a column, so the samples of a batch share one probability
    among them. Each row is a sample, and each row has to add up to 1."""
    h = sigmoid(x @ params["W1"] + params["b1"])
    y = softmax((h @ params["W2"] + params["b2"]).T).T
    return y, {"x": x, "h": h, "y": y}


@mistake
def forward__softmax_over_everything(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """Your softmax divides by the sum over the whole batch. With one sample nobody sees the
    difference; with several, each row has to add up to 1 by itself."""
    h = sigmoid(x @ params["W1"] + params["b1"])
    a = h @ params["W2"] + params["b2"]
    y = softmax(a.reshape(1, -1)).reshape(a.shape)
    return y, {"x": x, "h": h, "y": y}


@mistake
def forward__softmax_overflows(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """Your y is right for ordinary numbers, but exp(1000) is too large for a float: inf / inf is
    nan. Softmax stays the same when a row is moved as a whole. Which number would you take away
    from a row before exp?"""
    h = sigmoid(x @ params["W1"] + params["b1"])
    powers = np.exp(h @ params["W2"] + params["b2"])
    y = powers / powers.sum(axis=1, keepdims=True)
    return y, {"x": x, "h": h, "y": y}


@mistake
def forward__subtracts_the_largest_of_the_batch(
    params: Arrays, x: np.ndarray
) -> tuple[np.ndarray, Arrays]:
    """You take the largest number of the whole batch away from every row. A row that lies far below
    it then becomes all zeros, and 0 / 0 is nan. Each row needs its own largest number."""
    h = sigmoid(x @ params["W1"] + params["b1"])
    a = h @ params["W2"] + params["b2"]
    powers = np.exp(a - a.max())
    y = powers / powers.sum(axis=1, keepdims=True)
    return y, {"x": x, "h": h, "y": y}


@mistake
def forward__returns_the_logits(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """You return what goes into the softmax. y should be probabilities: none below 0, and each row
    adding up to 1."""
    h = sigmoid(x @ params["W1"] + params["b1"])
    a = h @ params["W2"] + params["b2"]
    return a, {"x": x, "h": h, "y": softmax(a)}


@mistake
def backward__no_slope_of_the_sigmoid(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """W2 and b2 are right. On its way to W1 and b1 the gradient passes the sigmoid of the hidden
    layer, and there the slope of the sigmoid is missing."""
    return _backward(params, cache, _da(cache, t), np.ones_like(cache["h"]))


@mistake
def backward__sigmoid_twice(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """W2 and b2 are right. For the slope of the hidden layer you send h through the sigmoid once
    more. h is its output already: does your function for the slope want z, or h?"""
    return _backward(params, cache, _da(cache, t), _slope(sigmoid(cache["h"])))


@mistake
def backward__slope_from_the_sum(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """W2 and b2 are right. For the slope of the hidden layer you put the sums z into z * (1 - z).
    That formula wants numbers that have already been through the sigmoid."""
    z = cache["x"] @ params["W1"] + params["b1"]
    return _backward(params, cache, _da(cache, t), _slope(z))


@mistake
def backward__sum_instead_of_mean(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """Every gradient is N times too large: it is the gradient of the sum over the batch. The loss
    is the mean. Where does the N of the loss go?"""
    return _backward(params, cache, cache["y"] - t, _slope(cache["h"]))


@mistake
def backward__divides_by_n_twice(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """Every gradient is N times too small. The loss divides by N once; you have divided at the
    output, and again further down."""
    return _backward(params, cache, _da(cache, t) / len(t), _slope(cache["h"]))


@mistake
def backward__transposes_the_products(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """The gradients of W1 and W2 have rows and columns exchanged. Each has one row for every input
    of its layer and one column for every output: which factor has to come first?"""
    grads = _backward(params, cache, _da(cache, t), _slope(cache["h"]))
    return {**grads, "W1": grads["W1"].T, "W2": grads["W2"].T}


@mistake
def backward__does_not_sum_the_biases(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """The bias gradients still have one row for each sample. A bias is added to every row of the
    batch, so what comes back from all the rows is added up."""
    da = _da(cache, t)
    dz = da @ params["W2"].T * _slope(cache["h"])
    return {**_backward(params, cache, da, _slope(cache["h"])), "b1": dz, "b2": da}


@mistake
def backward__sums_the_biases_to_one_number(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """You add up the bias gradients over everything, and one number is left. Every neuron has a
    bias of its own: add over the samples only. Which axis is that?"""
    da = _da(cache, t)
    dz = da @ params["W2"].T * _slope(cache["h"])
    grads = _backward(params, cache, da, _slope(cache["h"]))
    return {**grads, "b1": dz.sum(), "b2": da.sum()}


@mistake
def backward__takes_the_mean_for_the_biases(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """W1 and W2 are right. The bias gradients are N times too small: you take their mean, though
    the N of the loss has been divided by already. Such a network even trains well, and hides it."""
    grads = _backward(params, cache, _da(cache, t), _slope(cache["h"]))
    return {**grads, "b1": grads["b1"] / len(t), "b2": grads["b2"] / len(t)}


@mistake
def backward__slope_at_the_softmax(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """You multiply y - t by y * (1 - y). Softmax and cross-entropy together already give y - t: the
    slope of the output is in it."""
    da = _da(cache, t) * _slope(cache["y"])
    return _backward(params, cache, da, _slope(cache["h"]))


@mistake
def backward__wrong_sign(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """Every gradient has the opposite sign. The delta rule counts d - y and adds; a gradient points
    uphill, and whoever trains subtracts it."""
    return _backward(params, cache, -_da(cache, t), _slope(cache["h"]))


@mistake
def backward__updates_the_parameters(params: Arrays, cache: Arrays, t: np.ndarray) -> Arrays:
    """The gradients are right, but backward also takes the step, and the parameters you were given
    are no longer what they were. Return the gradients, and leave the step to whoever trains."""
    grads = _backward(params, cache, _da(cache, t), _slope(cache["h"]))
    for name, gradient in grads.items():
        params[name] -= 0.1 * gradient
    return grads
