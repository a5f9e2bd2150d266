"""Wrong cross-entropies that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import one_hot


def _rows(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    return one_hot(t, y.shape[1]) if t.ndim == 1 else t


@mistake
def cross_entropy__logarithm_of_zero(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """The logarithm still meets a plain 0 and answers with minus infinity. delta has to be at work
    before the logarithm is taken; afterwards it comes too late."""
    return -np.sum(_rows(y, t) * np.log(y)) / len(y)


@mistake
def cross_entropy__lost_the_minus(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Your loss comes out negative. The logarithm of a probability is at most 0, so a cost needs
    the minus sign in front of the sum."""
    return np.sum(_rows(y, t) * np.log(y + delta)) / len(y)


@mistake
def cross_entropy__sum_not_mean(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """You add up the costs of all samples. The task asks for their mean, so that a large batch does
    not look worse than a small one."""
    return -np.sum(_rows(y, t) * np.log(y + delta))


@mistake
def cross_entropy__mean_over_every_entry(
    y: np.ndarray, t: np.ndarray, delta: float = 1e-7
) -> float:
    """You divide by the number of all entries, N times C. Each sample has one cost, however many
    classes there are: how many samples are in the batch?"""
    return np.mean(-_rows(y, t) * np.log(y + delta))


@mistake
def cross_entropy__logarithm_to_base_10(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """This is the logarithm to base 10. The loss is defined with the natural logarithm, and the
    slopes of later exercises depend on it."""
    return -np.sum(_rows(y, t) * np.log10(y + delta)) / len(y)


@mistake
def cross_entropy__argmax_drops_soft_targets(
    y: np.ndarray, t: np.ndarray, delta: float = 1e-7
) -> float:
    """You reduce each row of t to its largest entry. That works while the row is one-hot, but a
    target like 0.5, 0.5, 0 loses half of what it says."""
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + delta)) / len(y)


@mistake
def cross_entropy__binary_instead(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """You also count (1 - t) * log(1 - y). That is the binary cross-entropy, for outputs that each
    answer a yes-or-no question. Here the classes of a row share one probability of 1."""
    t = _rows(y, t)
    return -np.sum(t * np.log(y + delta) + (1 - t) * np.log(1 - y + delta)) / len(y)


@mistake
def cross_entropy__takes_labels_for_rows(
    y: np.ndarray, t: np.ndarray, delta: float = 1e-7
) -> float:
    """One-hot rows work, but integer labels are multiplied into y as if they were rows of
    probabilities. A label says which column of y to look at."""
    return -np.sum(t * np.log(y + delta)) / len(y)


@mistake
def cross_entropy__picks_whole_columns(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """With one-hot rows you are right. With labels, y[:, t] picks a whole column for every label,
    so each sample also pays for the labels of the others. From each row take one entry: which
    numbers belong in the place of the colon?"""
    if t.ndim == 1:
        return float(-np.mean(np.log(y[:, t] + delta)))
    return -np.sum(t * np.log(y + delta)) / len(y)


@mistake
def cross_entropy__softmax_once_more(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """You send y through softmax first. y holds probabilities already, its rows sum to 1: take
    them as they are."""
    powers = np.exp(y)
    shares = powers / powers.sum(axis=1, keepdims=True)
    return -np.sum(_rows(y, t) * np.log(shares + delta)) / len(y)


@mistake
def cross_entropy__changes_y(y: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """The value is right, but y += delta adds it to the very array that you were given, and the
    caller's probabilities are no longer what they were. Make a new array for it."""
    y += delta
    return -np.sum(_rows(y, t) * np.log(y)) / len(y)
