"""Wrong sigmoids that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def sigmoid__rises_the_wrong_way(x: np.ndarray) -> np.ndarray:
    """Your curve falls where it should rise. Look at the sign inside the exponential: for a
    large x it should shrink to 0, not grow."""
    return 1 / (1 + np.exp(x))


@mistake
def sigmoid__missing_parentheses(x: np.ndarray) -> np.ndarray:
    """The division happens before the addition: 1 / 1 + e is (1 / 1) + e. What belongs below the
    fraction bar needs parentheses of its own."""
    return 1 / 1 + np.exp(-x)


@mistake
def sigmoid__minus_below_the_bar(x: np.ndarray) -> np.ndarray:
    """Below the fraction bar you subtract the exponential, so at x = 0 you divide by zero. Which
    denominator makes sigmoid(0) one half?"""
    return 1 / (1 - np.exp(-x))


@mistake
def sigmoid__is_tanh(x: np.ndarray) -> np.ndarray:
    """This is tanh: it runs from -1 to 1 and is 0 at 0. The sigmoid has the same S shape, but it
    runs from 0 to 1 and is one half at 0."""
    return np.tanh(x)


@mistake
def sigmoid__overflows_to_nan(x: np.ndarray) -> np.ndarray:
    """Right on paper, but exp(1000) is too large for a float: it becomes inf, and inf / inf is
    nan. Which way of writing the fraction has the exponential below the bar only?"""
    return np.exp(x) / (1 + np.exp(x))


@mistake
def sigmoid__result_in_an_integer_array(x: np.ndarray) -> np.ndarray:
    """For integer x your result array is made of integers too, and every fraction put into it
    loses its digits after the point. zeros_like and empty_like copy the dtype of x."""
    result = np.zeros_like(x)
    result[...] = 1 / (1 + np.exp(-x))
    return result


@mistake
def sigmoid__wraps_around_in_uint8(x: np.ndarray) -> np.ndarray:
    """A uint8 has no negative numbers: -3 wraps around to 253, and the curve comes out near 0
    where it should be near 1. Turn x into floats before you take its negative."""
    return 1 / (1 + np.exp(-x))


@mistake
def sigmoid__changes_x(x: np.ndarray) -> np.ndarray:
    """The array that you were given is no longer what it was: you wrote into x itself. The caller
    still needs it, so work on a new array."""
    np.negative(x, out=x)
    return 1 / (1 + np.exp(x))


@mistake
def sigmoid__result_is_clipped(x: np.ndarray) -> np.ndarray:
    """You keep the result away from 0 and 1 by a small margin, and far out the margin shows. The
    sigmoid itself may come out as exactly 0 or 1; the protection belongs where a logarithm is
    taken."""
    return np.clip(1 / (1 + np.exp(-x)), 1e-7, 1 - 1e-7)
