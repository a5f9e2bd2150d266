"""Wrong ways to measure a gradient, and training loops that stand as they are printed somewhere."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.declare import mistake

from .solution import TwoLayerNet, numeric_gradients

Params = dict[str, np.ndarray]
_right = numeric_gradients  # under a name that a mistake does not take


def _measure(net: TwoLayerNet, slope: Callable[[np.ndarray, Any], float]) -> Params:
    """Return `slope` of every entry: it is handed the array and the entry's place."""
    return {
        name: np.array([slope(values, place) for place in np.ndindex(values.shape)]).reshape(
            values.shape
        )
        for name, values in net.params.items()
    }


@mistake
def numeric_gradients__does_not_put_back(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """After the second loss the parameter stays where it is, h below its old place. Every further
    entry is then measured on another network, and the network you were given is spoilt."""

    def slope(values: np.ndarray, place: Any) -> float:
        values[place] += h
        above = net.loss(x, t)
        values[place] -= 2 * h
        return (above - net.loss(x, t)) / (2 * h)

    return _measure(net, slope)


@mistake
def numeric_gradients__moves_back_to_the_start(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """The gradients are half as large as they should be. From + h you go back by h only, which is
    where you began: the second loss belongs as far below the start as the first above it."""

    def slope(values: np.ndarray, place: Any) -> float:
        values[place] += h
        above = net.loss(x, t)
        values[place] -= h
        return (above - net.loss(x, t)) / (2 * h)

    return _measure(net, slope)


@mistake
def numeric_gradients__one_sided(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """You compare the loss at + h with the loss in the middle. For a small h that nearly is the
    slope; the task asks for both sides, whose errors cancel."""
    middle = net.loss(x, t)

    def slope(values: np.ndarray, place: Any) -> float:
        kept = values[place]
        values[place] = kept + h
        above = net.loss(x, t)
        values[place] = kept
        return (above - middle) / h

    return _measure(net, slope)


@mistake
def numeric_gradients__one_sided_from_below(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """You compare the loss in the middle with the loss at - h. For a small h that nearly is the
    slope; the task asks for both sides, whose errors cancel."""
    middle = net.loss(x, t)

    def slope(values: np.ndarray, place: Any) -> float:
        kept = values[place]
        values[place] = kept - h
        below = net.loss(x, t)
        values[place] = kept
        return (middle - below) / h

    return _measure(net, slope)


@mistake
def numeric_gradients__divides_by_h(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """The gradients are twice as large as they should be: from - h to + h the way is 2h long."""
    return {name: 2 * value for name, value in _right(net, x, t, h).items()}


@mistake
def numeric_gradients__forgets_to_divide(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """You return how much the loss changes. A slope is that, for each unit of the way: what stands
    below the fraction bar?"""
    return {name: 2 * h * value for name, value in _right(net, x, t, h).items()}


@mistake
def numeric_gradients__other_way_round(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """Every entry has the opposite sign. The loss at + h comes first, and the one at - h is taken
    away from it."""
    return {name: -value for name, value in _right(net, x, t, h).items()}


@mistake
def numeric_gradients__moves_a_copy(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """Every entry is 0: what you measure does not notice that something was moved. net.loss looks
    at the arrays in net.params; moving a copy of one of them moves nothing."""
    return {name: np.zeros_like(value) for name, value in net.params.items()}


@mistake
def numeric_gradients__moves_the_whole_array(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """All entries of an array are the same: you move the whole array at once. One number at a time
    is moved, and each has a slope of its own."""
    grads = _right(net, x, t, h)
    moved = {}
    for name, kept in list(net.params.items()):
        net.params[name] = kept + h
        above = net.loss(x, t)
        net.params[name] = kept - h
        moved[name] = np.full_like(grads[name], (above - net.loss(x, t)) / (2 * h))
        net.params[name] = kept
    return moved


@mistake
def numeric_gradients__leaves_out_the_biases(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """W1 and W2 are right, and the gradients of the biases are 0. The loss depends on the biases as
    well: they are measured like everything else."""
    grads = _right(net, x, t, h)
    return {**grads, "b1": np.zeros_like(grads["b1"]), "b2": np.zeros_like(grads["b2"])}


@mistake
def numeric_gradients__has_its_own_h(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> Params:
    """Your gradients do not depend on h. The caller decides how far a parameter is moved: the
    argument h says it."""
    return _right(net, x, t, 1e-4)


@mistake
def train_model__returns_inside_the_loop(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Training stops after the first iteration. Look at how far the return is indented: inside the
    loop it ends the loop at once."""
    train_size = len(x)
    iter_per_epoch = train_size / batch_size
    history: list[float] = []
    for i in range(1, iterations + 1):
        batch = rng.choice(train_size, batch_size, replace=False)
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
        return history
    return history


@mistake
def train_model__epochs_of_broken_length(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """The steps are right, and the history is not: / makes a fraction of the length of an epoch.
    With 7 rows and batches of 2 it is 3.5, and only every second epoch ends at a whole number."""
    iter_per_epoch = len(x) / batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = rng.choice(len(x), batch_size, replace=False)
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history


@mistake
def train_model__tells_every_iteration(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Your history holds a loss for every iteration. The task asks for one after each epoch, which
    is N // batch_size iterations long."""
    history = []
    for _ in range(iterations):
        batch = rng.choice(len(x), batch_size, replace=False)
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        history.append(net.loss(x, t))
    return history


@mistake
def train_model__loss_of_the_batch(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Your history holds the loss of the last batch. It jumps up and down with the luck of the
    draw; the loss on all of x and t is asked for."""
    iter_per_epoch = len(x) // batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = rng.choice(len(x), batch_size, replace=False)
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x[batch], t[batch]))
    return history


@mistake
def train_model__always_the_same_batch(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Every iteration sees the same batch: it is drawn once, before the loop. Most rows are then
    never learned from."""
    iter_per_epoch = len(x) // batch_size
    history = []
    batch = rng.choice(len(x), batch_size, replace=False)
    for i in range(1, iterations + 1):
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history


@mistake
def train_model__one_iteration_short(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """One step is missing. range(1, n) ends at n - 1."""
    iter_per_epoch = len(x) // batch_size
    history = []
    for i in range(1, iterations):
        batch = rng.choice(len(x), batch_size, replace=False)
        net.update(numeric_gradients(net, x[batch], t[batch]), lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history
