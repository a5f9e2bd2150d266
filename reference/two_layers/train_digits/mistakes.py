"""Wrong training loops that learners really write."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.declare import mistake

from .solution import TwoLayerNet

History = dict[str, list[float]]
Step = Callable[[TwoLayerNet, np.ndarray, np.ndarray, float], float]


def _step(net: TwoLayerNet, x: np.ndarray, t: np.ndarray, lr: float) -> float:
    loss = net.loss(x, t)
    net.update(net.gradient(x, t), lr)
    return loss


def _loop(
    net: TwoLayerNet,
    data: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    settings: tuple[int, int, float, Any],
    *,
    step: Step = _step,
    draw: Callable[[Any, int, int], np.ndarray] | None = None,
    ends: Callable[[int, int, int], bool] = lambda i, n, size: i % (n // size) == 0,
) -> History:
    """Train as is asked for, but for the part that is handed in."""
    x, t, x_test, t_test = data
    size, iterations, lr, rng = settings
    history: History = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for i in range(1, iterations + 1):
        drawn = rng.choice(len(x), size, replace=False) if draw is None else draw(rng, len(x), size)
        history["loss"].append(step(net, x[drawn], t[drawn], lr))
        if ends(i, len(x), size):
            history["train_accuracy"].append(net.accuracy(x, t))
            history["test_accuracy"].append(net.accuracy(x_test, t_test))
    return history


@mistake
def prepare__does_not_divide(images, labels, top, classes=10):  # type: ignore[no-untyped-def]
    """The pixels stay as they are stored, up to 255. The sums of the hidden neurons then become so
    large that most sigmoids are flat from the start: divide by top."""
    return images.astype(float), np.eye(classes)[labels]


@mistake
def prepare__divides_by_255(images, labels, top, classes=10):  # type: ignore[no-untyped-def]
    """You divide by 255 whatever the data. The small digits go up to 16 only: the largest value of
    a pixel comes as top."""
    return images / 255.0, np.eye(classes)[labels]


@mistake
def prepare__divides_by_the_largest_seen(images, labels, top, classes=10):  # type: ignore[no-untyped-def]
    """You divide by the largest pixel of these pictures. Another batch has another one, and the
    same grey would mean different things: divide by top."""
    return images / images.max(), np.eye(classes)[labels]


@mistake
def prepare__whole_division(images, labels, top, classes=10):  # type: ignore[no-untyped-def]
    """Only 0 and 1 are left of the pixels. // throws away what comes after the point."""
    return (images // top).astype(float), np.eye(classes)[labels]


@mistake
def prepare__as_many_classes_as_seen(images, labels, top, classes=10):  # type: ignore[no-untyped-def]
    """You have as many columns as the largest label needs. Where the last digit happens not to
    occur one is missing: classes says how many there are."""
    return images / top, np.eye(int(labels.max()) + 1)[labels]


@mistake
def train__climbs(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Every step goes uphill: update subtracts already, so lr stays as it is."""
    return _loop(net, (x, t, x_test, t_test), (batch_size, iterations, -lr, rng))


@mistake
def train__always_the_same_batch(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Every iteration sees the same batch: it is drawn once, before the loop. The other pictures
    are never learned from."""
    batch = rng.choice(len(x), batch_size, replace=False)
    settings = (batch_size, iterations, lr, rng)
    return _loop(net, (x, t, x_test, t_test), settings, draw=lambda *_: batch)


@mistake
def train__draws_with_replacement(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """rng.choice draws with replacement unless it is told otherwise, so a picture can be in a batch
    twice. What does replace=False do?"""
    settings = (batch_size, iterations, lr, rng)
    return _loop(
        net, (x, t, x_test, t_test), settings, draw=lambda rng, n, size: rng.choice(n, size)
    )


@mistake
def train__first_rows_only(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Your batch is always the first rows. Nothing is drawn from rng, and the other pictures are
    never learned from."""
    settings = (batch_size, iterations, lr, rng)
    return _loop(net, (x, t, x_test, t_test), settings, draw=lambda rng, n, size: np.arange(size))


@mistake
def train__takes_all_rows(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Every step is taken for all of x. The gradient is meant for the rows that were drawn."""
    settings = (batch_size, iterations, lr, rng)
    return _loop(net, (x, t, x_test, t_test), settings, draw=lambda rng, n, size: np.arange(n))


@mistake
def train__learns_from_the_test(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """The network learns from x_test. Then nothing is left to tell whether it can read digits that
    it has never seen: the test is looked at, and not learned from."""
    settings = (batch_size, iterations, lr, rng)
    swapped = _loop(
        net,
        (x_test, t_test, x, t),
        settings,
        draw=lambda rng, n, size: rng.choice(len(x), size, replace=False),
        ends=lambda i, n, size: i % (len(x) // size) == 0,
    )
    return {
        "loss": swapped["loss"],
        "train_accuracy": swapped["test_accuracy"],
        "test_accuracy": swapped["train_accuracy"],
    }


@mistake
def train__ignores_the_learning_rate(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """The steps do not depend on lr: a learning rate of 0.1 is written into your loop."""
    return _loop(net, (x, t, x_test, t_test), (batch_size, iterations, 0.1, rng))


@mistake
def train__loss_after_the_step(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Your losses are those after the step, when the network has already learned from the batch.
    They look better than they should; take them before."""

    def step(net: TwoLayerNet, x: np.ndarray, t: np.ndarray, lr: float) -> float:
        net.update(net.gradient(x, t), lr)
        return net.loss(x, t)

    return _loop(net, (x, t, x_test, t_test), (batch_size, iterations, lr, rng), step=step)


@mistake
def train__epochs_of_broken_length(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """The accuracies come too seldom where N is no multiple of batch_size: / makes a fraction of
    the length of an epoch, and hardly any iteration leaves no remainder by it."""
    settings = (batch_size, iterations, lr, rng)
    return _loop(net, (x, t, x_test, t_test), settings, ends=lambda i, n, size: i % (n / size) == 0)


@mistake
def train__counts_from_zero(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):  # type: ignore[no-untyped-def]
    """Your accuracies come one iteration after the beginning of an epoch, the first right after the
    first step. 0 is a multiple of everything: count from 1."""
    settings = (batch_size, iterations, lr, rng)
    return _loop(
        net,
        (x, t, x_test, t_test),
        settings,
        ends=lambda i, n, size: (i - 1) % (n // size) == 0,
    )


@mistake
def train__accuracies_of_every_iteration(  # type: ignore[no-untyped-def]
    net, x, t, x_test, t_test, batch_size, iterations, lr, rng
):
    """You ask for the accuracies after every iteration. That takes most of the time; once an epoch
    is asked for."""
    settings = (batch_size, iterations, lr, rng)
    return _loop(net, (x, t, x_test, t_test), settings, ends=lambda i, n, size: True)
