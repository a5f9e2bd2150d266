"""Wrong binary cross-entropies that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def bce__forgets_the_no(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Only the questions whose answer is yes cost something. For a question whose answer is no,
    the probability of what really happened is 1 - p, and it counts just as much."""
    return -np.mean(t * np.log(p + delta))


@mistake
def bce__subtracts_the_no(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """The two parts enter with opposite signs, so that a wrong no lowers the loss. Both are costs:
    look at the sign between them."""
    return -np.mean(t * np.log(p + delta) - (1 - t) * np.log(1 - p + delta))


@mistake
def bce__lost_the_minus(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """Your loss comes out negative. The logarithm of a probability is at most 0, so a cost needs
    the minus sign in front of the whole."""
    return np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p + delta))


@mistake
def bce__swaps_p_and_t(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """You take the logarithm of the targets, and weight it with the probabilities. It is the other
    way round: the target says which logarithm counts."""
    return -np.mean(p * np.log(t + delta) + (1 - p) * np.log(1 - t + delta))


@mistake
def bce__sum_not_mean(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """You add up the costs of all questions. The task asks for their mean, so that many questions
    do not look worse than a few."""
    return -np.sum(t * np.log(p + delta) + (1 - t) * np.log(1 - p + delta))


@mistake
def bce__logarithm_of_zero(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """For a p of exactly 0 or 1 a logarithm still meets a plain 0. delta has to be at work in both
    logarithms, before they are taken."""
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@mistake
def bce__delta_on_one_side(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """A p of 0 is taken care of, a p of 1 is not: there it is the other logarithm, that of 1 - p,
    which meets a plain 0."""
    return -np.mean(t * np.log(p + delta) + (1 - t) * np.log(1 - p))


@mistake
def bce__decides_first(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """The targets are taken for exactly yes or no. A target between 0 and 1 counts on both sides,
    in proportion; the formula does that by itself, without a comparison."""
    return float(-np.mean(np.where(t > 0.5, np.log(p + delta), np.log(1 - p + delta))))


@mistake
def bce__changes_p(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> float:
    """The value is right, but the array that you were given is no longer what it was: the bound was
    written into it. Make a new array for it."""
    np.clip(p, delta, 1 - delta, out=p)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@mistake
def bce_grad__not_divided_by_n(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """These are the slopes of the sum of all costs. The loss is their mean, which changes N times
    less."""
    return (1 - t) / (1 - p + delta) - t / (p + delta)


@mistake
def bce_grad__points_uphill(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """Every sign is the other way round. Where the answer is yes, more p means less loss: is the
    slope then positive or negative?"""
    return (t / (p + delta) - (1 - t) / (1 - p + delta)) / len(p)


@mistake
def bce_grad__same_sign_for_no(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """Right for yes, but where the answer is no the sign is wrong. In log(1 - p) there is a minus
    inside, and the chain rule brings it out."""
    return -(t / (p + delta) + (1 - t) / (1 - p + delta)) / len(p)


@mistake
def bce_grad__before_the_sigmoid(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """p - t is the slope with respect to the sum before the sigmoid, where p(1 - p) has cancelled.
    Here the slope with respect to p itself is asked for."""
    return (p - t) / len(p)


@mistake
def bce_grad__divides_by_zero(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """For a p of exactly 0 or 1 you divide by zero. delta stands in for it in the denominators, as
    it does in the logarithms."""
    return ((1 - t) / (1 - p) - t / p) / len(p)


@mistake
def bce_grad__no_slope_for_no(p: np.ndarray, t: np.ndarray, delta: float = 1e-7) -> np.ndarray:
    """The slope is 0 wherever the answer is no. Those questions cost something too, and less p
    would lower it: the second part of the sum has a slope as well."""
    return -t / (p + delta) / len(p)
