"""Wrong deep networks that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import DRAWN, backward, forward, softmax

Arrays = dict[str, np.ndarray]
Cache = dict[str, list[np.ndarray]]


def _grids() -> np.ndarray:
    lines = [drawn.split() for drawn in DRAWN]
    return np.array([[[float(mark == "#") for mark in line] for line in grid] for grid in lines])


def _forward(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """Return the last sums, and the cache still without y."""
    h = [x]
    for name in ("W1", "W2", "W3"):
        h.append(np.maximum(h[-1] @ params[name], 0.0))
    return h[-1] @ params["W4"], {"h": h}


def _backward(params: Arrays, cache: Cache, dz: np.ndarray, slopes: list[np.ndarray]) -> Arrays:
    """Finish a backward pass from the slopes at the logits and those of the hidden layers."""
    h = cache["h"]
    grads = {"W4": h[3].T @ dz}
    for k in (3, 2, 1):
        dz = dz @ params[f"W{k + 1}"].T * slopes[k]
        grads[f"W{k}"] = h[k - 1].T @ dz
    return grads


def _slopes(cache: Cache) -> list[np.ndarray]:
    return [layer > 0 for layer in cache["h"]]


def _dz(cache: Cache, t: np.ndarray) -> np.ndarray:
    return (cache["y"][0] - t) / len(t)


@mistake
def images__reads_column_by_column() -> np.ndarray:
    """You read the grids column by column, top to bottom. The task reads them like text: the first
    line from left to right, then the next."""
    return _grids().transpose(0, 2, 1).reshape(5, 25)


@mistake
def images__reshapes_a_last_axis() -> np.ndarray:
    """Each of your rows mixes lines of all five pictures. That is what reshape makes of an array
    X[:, :, k], where the number of the picture is the last axis. It has to be the first."""
    return _grids().transpose(1, 2, 0).reshape(5, 25)


@mistake
def images__ink_is_zero() -> np.ndarray:
    """Ink and paper are exchanged: # should be 1, and the dots 0."""
    return 1.0 - _grids().reshape(5, 25)


@mistake
def images__keeps_the_grids() -> np.ndarray:
    """You return five grids of 5 times 5. The net takes one row of 25 numbers for each digit: the
    lines of a grid one after the other."""
    return _grids()


@mistake
def images__one_digit_a_column() -> np.ndarray:
    """You return one digit a column. In this course a batch has one sample a row."""
    return _grids().reshape(5, 25).T


@mistake
def forward__no_relu(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """There is no ReLU between the layers. Four products in a row are one product: without a bend
    in between, a deep net can do no more than a single layer."""
    h = [x]
    for name in ("W1", "W2", "W3"):
        h.append(h[-1] @ params[name])
    y = softmax(h[-1] @ params["W4"])
    return y, {"h": h, "y": [y]}


@mistake
def forward__relu_before_the_softmax(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """The last sums go through ReLU before the softmax, so every negative one becomes 0. The three
    hidden layers have a ReLU; the last layer has the softmax instead."""
    a, cache = _forward(params, x)
    y = softmax(np.maximum(a, 0.0))
    return y, {**cache, "y": [y]}


@mistake
def forward__sigmoid_in_the_hidden_layers(
    params: Arrays, x: np.ndarray
) -> tuple[np.ndarray, Cache]:
    """Your hidden layers still have the sigmoid. In this net they have ReLU."""
    h = [x]
    for name in ("W1", "W2", "W3"):
        h.append(0.5 + 0.5 * np.tanh(0.5 * (h[-1] @ params[name])))
    y = softmax(h[-1] @ params["W4"])
    return y, {"h": h, "y": [y]}


@mistake
def forward__softmax_over_everything(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """Your softmax divides by the sum over the whole batch. With one sample nobody sees the
    difference; with several, each row has to add up to 1 by itself."""
    a, cache = _forward(params, x)
    y = softmax(a.reshape(1, -1)).reshape(a.shape)
    return y, {**cache, "y": [y]}


@mistake
def forward__softmax_down_the_columns(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """Your softmax divides by the sum of a column, so the samples of a batch share one probability
    among them. Each row is a sample, and each row has to add up to 1."""
    a, cache = _forward(params, x)
    y = softmax(a.T).T
    return y, {**cache, "y": [y]}


@mistake
def forward__softmax_overflows(params: Arrays, x: np.ndarray) -> tuple[np.ndarray, Cache]:
    """Your y is right for ordinary numbers, but exp(1000) is too large for a float: inf / inf is
    nan. Softmax stays the same when a row is moved as a whole. Which number would you take away
    from a row before exp?"""
    a, cache = _forward(params, x)
    powers = np.exp(a)
    y = powers / powers.sum(axis=1, keepdims=True)
    return y, {**cache, "y": [y]}


@mistake
def forward__subtracts_the_largest_of_the_batch(
    params: Arrays, x: np.ndarray
) -> tuple[np.ndarray, Cache]:
    """You take the largest number of the whole batch away from every row. A row that lies far below
    it then becomes all zeros, and 0 / 0 is nan. Each row needs its own largest number."""
    a, cache = _forward(params, x)
    powers = np.exp(a - a.max())
    y = powers / powers.sum(axis=1, keepdims=True)
    return y, {**cache, "y": [y]}


@mistake
def backward__no_slope_of_relu(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """W4 is right. Further down every hidden neuron passes the gradient on, even one that was
    silent. (If you ask for h >= 0: ReLU's output always is.) Such a net learns the five digits all
    the same, which is why training proves nothing."""
    ones = [np.ones_like(layer) for layer in cache["h"]]
    return _backward(params, cache, _dz(cache, t), ones)


@mistake
def backward__masks_by_the_gradient(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """You let those gradients through that are positive themselves. The switch of a hidden neuron
    does not look at what comes back: it looks at the sum that went in on the way forward."""
    h, dz = cache["h"], _dz(cache, t)
    grads = {"W4": h[3].T @ dz}
    for k in (3, 2, 1):
        dz = np.maximum(dz @ params[f"W{k + 1}"].T, 0.0)
        grads[f"W{k}"] = h[k - 1].T @ dz
    return grads


@mistake
def backward__slope_of_the_sigmoid(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """W4 is right. Your hidden layers have ReLU, but on the way back you use h * (1 - h), the slope
    of the sigmoid. What is the slope of ReLU?"""
    return _backward(params, cache, _dz(cache, t), [h * (1 - h) for h in cache["h"]])


@mistake
def backward__multiplies_by_the_output(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """W4 is right. On the way back you multiply by ReLU's output h. Its slope is wanted: 1 where
    the neuron was on, 0 where it was off."""
    return _backward(params, cache, _dz(cache, t), cache["h"])


@mistake
def backward__passes_at_zero(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """All is right but where a sum is exactly 0. There your slope is 1; the task counts 0."""
    h = cache["h"]
    slopes = [h[0], *(h[k] @ params[f"W{k + 1}"] >= 0 for k in range(3))]
    return _backward(params, cache, _dz(cache, t), slopes)


@mistake
def backward__sum_instead_of_mean(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """Every gradient is N times too large: it is the gradient of the sum over the batch. The loss
    is the mean. Where does the N of the loss go?"""
    return _backward(params, cache, _dz(cache, t) * len(t), _slopes(cache))


@mistake
def backward__divides_by_n_twice(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """Every gradient is N times too small. The loss divides by N once; you have divided at the
    output, and again further down."""
    return _backward(params, cache, _dz(cache, t) / len(t), _slopes(cache))


@mistake
def backward__slope_at_the_softmax(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """You multiply y - t by y * (1 - y). Softmax and cross-entropy together already give y - t: the
    slope of the output is in it."""
    y = cache["y"][0]
    return _backward(params, cache, _dz(cache, t) * y * (1 - y), _slopes(cache))


@mistake
def backward__transposes_the_products(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """The gradients have rows and columns exchanged. Each has one row for every input of its layer
    and one column for every output: which factor has to come first?"""
    grads = _backward(params, cache, _dz(cache, t), _slopes(cache))
    return {name: gradient.T for name, gradient in grads.items()}


@mistake
def backward__wrong_sign(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """Every gradient has the opposite sign. A gradient points uphill and begins with y - t; whoever
    trains subtracts it."""
    return _backward(params, cache, -_dz(cache, t), _slopes(cache))


@mistake
def backward__updates_the_parameters(params: Arrays, cache: Cache, t: np.ndarray) -> Arrays:
    """The gradients are right, but backward also takes the step, and the matrices you were given
    are no longer what they were. Return the gradients, and leave the step to train."""
    grads = _backward(params, cache, _dz(cache, t), _slopes(cache))
    for name, gradient in grads.items():
        params[name] -= 0.01 * gradient
    return grads


@mistake
def train__updates_on_the_way(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """Each matrix already moves while the gradient is still on its way down, so the layer below is
    reached through a matrix that is no longer the one of the forward pass. All four gradients
    first, then all four steps."""
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        for n in range(len(X)):
            y, cache = forward(trained, X[n : n + 1])
            h, dz = cache["h"], y - T[n : n + 1]
            for k in (4, 3, 2, 1):
                trained[f"W{k}"] = trained[f"W{k}"] - lr * h[k - 1].T @ dz
                dz = dz @ trained[f"W{k}"].T * (h[k - 1] > 0)
    return trained


@mistake
def train__one_step_an_epoch(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """You take one step an epoch, by the gradient of all rows together. The task takes a step after
    each row."""
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        grads = backward(trained, forward(trained, X)[1], T)
        trained = {name: value - lr * grads[name] for name, value in trained.items()}
    return trained


@mistake
def train__asks_at_the_start_only(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """Every step is taken by the gradient at the matrices you began with. forward has to be asked
    with those that the steps so far have made."""
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        for n in range(len(X)):
            grads = backward(params, forward(params, X[n : n + 1])[1], T[n : n + 1])
            trained = {name: value - lr * grads[name] for name, value in trained.items()}
    return trained


@mistake
def train__walks_uphill(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """You add the gradient. It points uphill, to where the loss grows; a step down subtracts it."""
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        for n in range(len(X)):
            grads = backward(trained, forward(trained, X[n : n + 1])[1], T[n : n + 1])
            trained = {name: value + lr * grads[name] for name, value in trained.items()}
    return trained


@mistake
def train__divides_by_the_rows(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """Each of your steps is divided by the number of rows of X. A step after a single row is that
    row's own: its gradient is a mean over one."""
    trained = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        for n in range(len(X)):
            grads = backward(trained, forward(trained, X[n : n + 1])[1], T[n : n + 1])
            trained = {name: value - lr / len(X) * grads[name] for name, value in trained.items()}
    return trained


@mistake
def train__returns_after_one_epoch(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """Training stops after the first epoch. Look at how far your return is indented: inside the
    loop it ends the loop at once."""
    trained = {name: value.copy() for name, value in params.items()}
    for n in range(len(X) if epochs else 0):
        grads = backward(trained, forward(trained, X[n : n + 1])[1], T[n : n + 1])
        trained = {name: value - lr * grads[name] for name, value in trained.items()}
    return trained


@mistake
def train__drops_the_result(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """The matrices come back as they went in: either no step was taken, or what the steps make
    of them is kept nowhere."""
    return {name: value.copy() for name, value in params.items()}


@mistake
def train__changes_params(
    params: Arrays, X: np.ndarray, T: np.ndarray, lr: float, epochs: int
) -> Arrays:
    """The matrices you return are right, but those in params are no longer what they were. A copy
    of the dict still holds the same arrays, and -= writes into them. Copy each array."""
    for _ in range(epochs):
        for n in range(len(X)):
            grads = backward(params, forward(params, X[n : n + 1])[1], T[n : n + 1])
            for name, gradient in grads.items():
                params[name] -= lr * gradient
    return params
