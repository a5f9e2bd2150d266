"""Wrong derivatives of the sigmoid that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import sigmoid


@mistake
def sigmoid_grad__takes_x_for_an_output(x: np.ndarray) -> np.ndarray:
    """x * (1 - x) is right only for a number that has already been through the sigmoid. Here x is
    what goes in: which step is still missing before the formula?"""
    return x * (1 - x)


@mistake
def sigmoid_grad__one_minus_the_input(x: np.ndarray) -> np.ndarray:
    """You take one minus the input x where the formula takes one minus s. Both factors are made of
    the same number, the output of the sigmoid."""
    return sigmoid(x) * (1 - np.asarray(x, dtype=np.float64))


@mistake
def sigmoid_grad__applies_sigmoid_twice(x: np.ndarray) -> np.ndarray:
    """x goes through the sigmoid twice before the formula is used. Follow one number by hand,
    say x = 0, and count how often it is squashed."""
    s = sigmoid(sigmoid(x))
    return s * (1 - s)


@mistake
def sigmoid_grad__adds_instead(x: np.ndarray) -> np.ndarray:
    """You multiply by (1 + s). Then the slope would keep growing with x, but the curve gets flat
    on the right: when s comes close to 1, the second factor should come close to 0."""
    s = sigmoid(x)
    return s * (1 + s)


@mistake
def sigmoid_grad__slope_formula_of_tanh(x: np.ndarray) -> np.ndarray:
    """1 - s * s is the formula of another curve: it gives the slope of tanh from the output of
    tanh. Derive the sigmoid's own formula once more; at s = 0 it must give 0."""
    return 1 - sigmoid(x) ** 2


@mistake
def sigmoid_grad__slope_of_tanh(x: np.ndarray) -> np.ndarray:
    """This is the derivative of tanh, which is 1 at x = 0. The sigmoid rises more gently: its
    steepest slope is one quarter."""
    return 1 - np.tanh(x) ** 2


@mistake
def sigmoid_grad__overflows_to_nan(x: np.ndarray) -> np.ndarray:
    """Right on paper, but exp(1000) is too large for a float: it becomes inf, and inf / inf is
    nan. A form made of the sigmoid's own value has only numbers from 0 to 1 in it."""
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


@mistake
def sigmoid_grad__wraps_around_in_uint8(x: np.ndarray) -> np.ndarray:
    """A uint8 has no negative numbers: -3 wraps around to 253, so the sigmoid inside lands at 0
    and takes the slope with it. Turn x into floats first."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


@mistake
def sigmoid_grad_from_output__applies_sigmoid_again(s: np.ndarray) -> np.ndarray:
    """s is the sigmoid's output already, and you send it through the sigmoid once more. This
    function exists to save just that step."""
    s = sigmoid(s)
    return s * (1 - s)


@mistake
def sigmoid_grad_from_output__changes_s(s: np.ndarray) -> np.ndarray:
    """The values are right, but s *= ... writes them into the array that you were given. A network
    still needs its activations afterwards, so put the result into a new array."""
    s *= 1 - s
    return s
