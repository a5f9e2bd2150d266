"""Wrong joint steps of softmax and cross-entropy that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import log_softmax


def _rows(a: np.ndarray, t: np.ndarray) -> np.ndarray:
    return np.eye(a.shape[1])[t] if t.ndim == 1 else t


def _softmax(a: np.ndarray) -> np.ndarray:
    y: np.ndarray = np.exp(log_softmax(a))
    return y


def _loss(a: np.ndarray, t: np.ndarray) -> float:
    return -np.sum(_rows(a, t) * log_softmax(a)) / len(a)


def _da(a: np.ndarray, t: np.ndarray) -> np.ndarray:
    return (_softmax(a) - _rows(a, t)) / len(a)


def _plain(y: np.ndarray, rows: np.ndarray) -> tuple[float, np.ndarray]:
    """Finish with the logarithm of y as it is."""
    picked = np.sum(rows * y, axis=1)
    return -np.sum(np.log(picked)) / len(y), (y - rows) / len(y)


@mistake
def softmax_loss__slope_of_the_output_again(
    a: np.ndarray, t: np.ndarray
) -> tuple[float, np.ndarray]:
    """You multiply y - t by y * (1 - y). That slope belongs to a sigmoid output with the squared
    error. Here y - t already holds the slope of the softmax: the logarithm has cancelled the
    rest of it."""
    y, rows = _softmax(a), _rows(a, t)
    return _loss(a, t), (y - rows) * y * (1 - y) / len(a)


@mistake
def softmax_loss__gradient_of_the_sum(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your loss is the mean, but your da is N times too large: it is the slope of the sum. The loss
    divides by N, so its slope does, too."""
    return _loss(a, t), _softmax(a) - _rows(a, t)


@mistake
def softmax_loss__sum_instead_of_mean(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Loss and da both belong to the sum over the batch, and they fit each other. The task asks for
    the mean, so that a step of training does not grow with the size of the batch."""
    return _loss(a, t) * len(a), _da(a, t) * len(a)


@mistake
def softmax_loss__loss_of_the_sum(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your da is right: it is the slope of the mean. The loss beside it is the sum over the
    samples, which is N times as large."""
    return _loss(a, t) * len(a), _da(a, t)


@mistake
def softmax_loss__divides_by_every_entry(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """You divide da by the number of all entries, N times C. The loss is a mean over the samples,
    however many classes each of them has."""
    return _loss(a, t), (_softmax(a) - _rows(a, t)) / a.size


@mistake
def softmax_loss__walks_downhill(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your da has the opposite sign: it is t - y, which points to where the loss falls. A gradient
    points uphill, and whoever trains subtracts it."""
    return _loss(a, t), -_da(a, t)


@mistake
def softmax_loss__slope_for_y(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your da is -t / y: how the loss changes with the probabilities. The task asks how it changes
    with the logits, so the way back through the softmax is still missing."""
    y = _softmax(a)
    return _loss(a, t), -_rows(a, t) / y / len(a)


@mistake
def softmax_loss__returns_y(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """What you return beside the loss is y itself. How far is each probability from its target?"""
    return _loss(a, t), _softmax(a)


@mistake
def softmax_loss__subtracts_one_from_every_label(
    a: np.ndarray, t: np.ndarray
) -> tuple[float, np.ndarray]:
    """One-hot rows work. With integer labels you write y[:, t] and hit whole columns: every row
    loses 1 in the columns of all samples. Each row has one true class, so the rows need to be
    counted along with the labels."""
    if t.ndim == 2:
        return _loss(a, t), _da(a, t)
    y = _softmax(a)
    y[:, t] -= 1
    return _loss(a, t), y / len(a)


@mistake
def softmax_loss__takes_labels_for_rows(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """One-hot rows work, but integer labels are subtracted from y as if they were rows of targets.
    A label says which entry of its row is the true one."""
    return -np.sum(t * log_softmax(a)) / len(a), (_softmax(a) - t) / len(a)


@mistake
def softmax_loss__down_the_columns(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your softmax divides by the sum of a column, so the samples of a batch share one probability
    among them. Each row is a sample, and each row of y adds up to 1."""
    return _plain(_softmax(a.T).T, _rows(a, t))


@mistake
def softmax_loss__over_everything(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your softmax divides by the sum over the whole batch. With one sample nobody sees the
    difference; with several, each row has to add up to 1 by itself."""
    return _plain(_softmax(a.reshape(1, -1)).reshape(a.shape), _rows(a, t))


@mistake
def softmax_loss__overflows(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """All is right for ordinary logits, but exp(1000) is too large for a float, and inf / inf is
    nan. Softmax stays the same when a row is moved as a whole: which number would you take away
    from it first?"""
    powers = np.exp(a)
    return _plain(powers / powers.sum(axis=1, keepdims=True), _rows(a, t))


@mistake
def softmax_loss__subtracts_the_largest_of_the_batch(
    a: np.ndarray, t: np.ndarray
) -> tuple[float, np.ndarray]:
    """You take the largest logit of the whole batch away from every row. A row far below it becomes
    all zeros, and 0 / 0 is nan. Each row needs its own largest number."""
    powers = np.exp(a - a.max())
    return _plain(powers / powers.sum(axis=1, keepdims=True), _rows(a, t))


@mistake
def softmax_loss__logarithm_of_zero(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your da is right, also far out. The loss is not: there the true class gets a probability that
    a float can only call 0, and its logarithm is minus infinity. Take the logarithm before the
    exponential is lost, from the logits."""
    return _plain(_softmax(a), _rows(a, t))


@mistake
def softmax_loss__keeps_delta(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Your loss never rises above 16.118, which is -log of 1e-7: there is still a delta in it. From
    the logits the loss is a plain number without any help, and only then is y - t its slope."""
    y, rows = _softmax(a), _rows(a, t)
    return -np.sum(rows * np.log(y + 1e-7)) / len(a), (y - rows) / len(a)


@mistake
def softmax_loss__changes_a(a: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """Loss and da are right, but a is no longer what it was: a -= ... writes into the very array
    that you were given. The expression a - ... makes a new one."""
    a -= a.max(axis=1, keepdims=True)
    return _loss(a, t), _da(a, t)
