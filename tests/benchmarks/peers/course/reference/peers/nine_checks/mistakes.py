"""What the wrong submissions do, and some more that have to be told apart from it."""

import numpy as np

from grader.declare import mistake


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * x))


@mistake
def sigmoid__rises_the_wrong_way(x: np.ndarray) -> np.ndarray:
    """Your curve falls where it should rise."""
    return 1 / (1 + np.exp(x))


@mistake
def sigmoid__missing_parentheses(x: np.ndarray) -> np.ndarray:
    """The division happens before the addition."""
    return 1 / 1 + np.exp(-x)


@mistake
def sigmoid_grad__is_the_output(x: np.ndarray) -> np.ndarray:
    """You return s, and the slope is s (1 - s)."""
    return sigmoid(x)


@mistake
def sigmoid_grad__takes_x_for_the_output(x: np.ndarray) -> np.ndarray:
    """x has not been through the sigmoid yet."""
    return x * (1 - x)


@mistake
def sigmoid_grad__adds(x: np.ndarray) -> np.ndarray:
    """The slope is s (1 - s), with a minus."""
    return sigmoid(x) * (1 + sigmoid(x))


@mistake
def cross_entropy__is_the_sum(y: np.ndarray, t: np.ndarray) -> float:
    """You add the samples up; the loss is their mean."""
    return float(-np.sum(t * np.log(y + 1e-7)))


@mistake
def cross_entropy__without_the_minus(y: np.ndarray, t: np.ndarray) -> float:
    """A logarithm of a probability is negative, and a loss is not."""
    return float(np.sum(t * np.log(y + 1e-7)) / len(y))


@mistake
def cross_entropy__of_every_entry(y: np.ndarray, t: np.ndarray) -> float:
    """You divide by the number of entries; divide by that of samples."""
    return float(-np.mean(t * np.log(y + 1e-7)))
