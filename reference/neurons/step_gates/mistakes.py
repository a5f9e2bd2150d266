"""Wrong steps and gates that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import step


@mistake
def step__one_at_zero(v: np.ndarray) -> np.ndarray:
    """At exactly 0 you return 1. Here a neuron fires only above its threshold, and 0 is not above
    0: look at your comparison."""
    return np.where(v >= 0, 1, 0)


@mistake
def step__one_half_at_zero(v: np.ndarray) -> np.ndarray:
    """At exactly 0 you return one half. Here the step knows only 0 and 1, and at 0 it is 0."""
    return np.heaviside(v, 0.5)


@mistake
def step__true_and_false(v: np.ndarray) -> np.ndarray:
    """The decisions are right, but they are True and False. The next neuron wants to calculate with
    numbers: turn them into 0 and 1."""
    return v > 0


@mistake
def step__minus_one_below(v: np.ndarray) -> np.ndarray:
    """You return the sign: -1 below zero. The step stays at 0 there."""
    return np.sign(v)


@mistake
def step__waits_until_one_half(v: np.ndarray) -> np.ndarray:
    """Your step comes at one half and not at 0. One half is the middle between 0 and 1, but v is a
    sum, and its bias is already in it: the step comes at 0."""
    return np.where(v > 0.5, 1, 0)


@mistake
def step__waits_until_one(v: np.ndarray) -> np.ndarray:
    """Your step comes at 1 and not at 0: the small positive sums give 0."""
    return np.where(v >= 1, 1, 0)


@mistake
def step__the_other_way_round(v: np.ndarray) -> np.ndarray:
    """Your step falls where it should rise: below zero it is 1, above it is 0."""
    return np.where(v < 0, 1, 0)


@mistake
def step__for_one_number_only(v: np.ndarray) -> np.ndarray:
    """An if, and likewise and, or and not, decides about one number, and v is a whole array: Python
    does not know what many yes and no together should mean. Compare the array as a whole, without
    them."""
    if v > 0:
        return np.array(1)
    return np.array(0)


@mistake
def step__lets_large_sums_through(v: np.ndarray) -> np.ndarray:
    """Above zero you return the sum itself. The step returns 1 there, however large the sum is."""
    return np.maximum(v, 0)


@mistake
def gate__subtracts_the_bias(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """You subtract b, as if it were a threshold. Here the bias is added: a neuron that is to fire
    above 2 has the bias -2."""
    return step(x @ w - b)


@mistake
def gate__forgets_the_bias(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """The bias has no influence on your decisions. Without it, every neuron decides about the same
    point: the row 0 0 always has the sum 0."""
    return step(x @ w)


@mistake
def gate__returns_the_sums(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """You return the weighted sums themselves. The last thing a gate does is to decide: 1 above
    zero, else 0."""
    sums: np.ndarray = x @ w + b
    return sums


@mistake
def gate__steps_the_inputs(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """You send the inputs through the step before they are weighted. The threshold belongs to the
    sum: weigh and add up first, and decide once."""
    return step(step(x) @ w + b)


@mistake
def gate__steps_every_product(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """You decide for every input on its own. The inputs have to be weighed against each other: add
    up the products of a row first, then decide once."""
    return step(x * w + b)


@mistake
def gate__decides_for_all_rows_together(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """All rows together get one decision. Each row is a sample of its own and gets its own."""
    return step(np.sum(x * w) + b)


@mistake
def AND__threshold_for_bias() -> tuple[np.ndarray, float]:
    """You return the threshold 1.5 as the bias. The bias is added to the sum, so whoever wants to
    get over 1.5 starts below zero by as much."""
    return np.array([1.0, 1.0]), 1.5


@mistake
def AND__exactly_on_the_edge() -> tuple[np.ndarray, float]:
    """With these numbers the rows 0 1 and 1 0 have a sum of exactly 0: 1 - 1. The step lets that
    count as 0, but the smallest rounding error would turn it round. Between the sum of one input
    and the sum of both there is room."""
    return np.array([1.0, 1.0]), -1.0


@mistake
def NAND__same_as_and() -> tuple[np.ndarray, float]:
    """These are weights of AND. NAND is its opposite in every row: what happens to the sums when
    you turn round all signs, that of the bias too?"""
    return np.array([1.0, 1.0]), -1.5


@mistake
def NAND__bias_keeps_its_sign() -> tuple[np.ndarray, float]:
    """You turned round the signs of the weights, but not that of the bias. So no row gets above
    zero."""
    return np.array([-1.0, -1.0]), -1.5
