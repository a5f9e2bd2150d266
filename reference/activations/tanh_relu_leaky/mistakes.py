"""Wrong activations and slopes that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def tanh__overflows_to_nan(x: np.ndarray) -> np.ndarray:
    """Right on paper, but exp(1000) is too large for a float: it becomes inf, and inf / inf is
    nan. NumPy has this curve ready made, and it takes care of the far ends."""
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@mistake
def tanh__is_a_sigmoid(x: np.ndarray) -> np.ndarray:
    """This is the sigmoid: it runs from 0 to 1 and is one half at 0. tanh has the same S shape, but
    it runs from -1 to 1 and passes through 0."""
    return 1 / (1 + np.exp(-x))


@mistake
def tanh__half_as_steep(x: np.ndarray) -> np.ndarray:
    """Your curve is tanh(x / 2): it has the right ends, but it rises half as steeply. If you write
    it with a single exponential, there is a 2 in the exponent."""
    return 2 / (1 + np.exp(-x)) - 1


@mistake
def tanh__falls(x: np.ndarray) -> np.ndarray:
    """Your curve falls from 1 to -1, where tanh rises. Which exponential comes first in the
    numerator?"""
    return -np.tanh(x)


@mistake
def tanh_grad__takes_x_for_an_output(x: np.ndarray) -> np.ndarray:
    """1 - x ** 2 is right only for a number that has already been through tanh. Here x is what goes
    in: which step is still missing before the formula?"""
    return 1 - x**2


@mistake
def tanh_grad__not_squared(x: np.ndarray) -> np.ndarray:
    """1 - tanh(x) is not yet the slope: on the negative side it is larger than 1, and tanh is
    steepest at 0. Look at the formula for what is done to tanh(x) first."""
    return 1 - np.tanh(x)


@mistake
def tanh_grad__formula_of_the_sigmoid(x: np.ndarray) -> np.ndarray:
    """s * (1 - s) is the sigmoid's formula. With tanh in the place of s it gives 0 at x = 0, where
    tanh is steepest."""
    t = np.tanh(x)
    return t * (1 - t)


@mistake
def tanh_grad__slope_of_the_sigmoid(x: np.ndarray) -> np.ndarray:
    """This is the slope of the sigmoid, one quarter at x = 0. tanh is four times as steep there."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


@mistake
def relu__changes_x(x: np.ndarray) -> np.ndarray:
    """The values are right, but x[x < 0] = 0 writes them into the array that you were given. The
    backward pass still needs to know which inputs were negative, so put the result into a new
    array."""
    x[x < 0] = 0
    return x


@mistake
def relu__keeps_the_negative_side(x: np.ndarray) -> np.ndarray:
    """Your relu lets negative numbers through and stops the positive ones. It should be the
    other way round."""
    return np.minimum(x, 0)


@mistake
def relu__is_a_step(x: np.ndarray) -> np.ndarray:
    """Your result is 1 wherever x is positive. That is the slope of relu; relu itself hands the
    positive number on as it is."""
    return np.where(x > 0, 1.0, 0.0)


@mistake
def relu__takes_the_absolute_value(x: np.ndarray) -> np.ndarray:
    """A negative number comes out as its positive twin. relu answers 0 there."""
    return np.abs(x)


@mistake
def relu_grad__lets_zero_through(x: np.ndarray) -> np.ndarray:
    """At exactly 0 your slope is 1. There is a corner, and the task settles it: the slope of the
    negative side. Look at your comparison: does it let 0 in?"""
    return np.where(x >= 0, 1.0, 0.0)


@mistake
def relu_grad__answers_true_and_false(x: np.ndarray) -> np.ndarray:
    """You return True and False. As a mask that is right, but a slope is a number: subtracting two
    such arrays, for one thing, is an error in NumPy. Turn them into floats."""
    return x > 0


@mistake
def relu_grad__is_relu(x: np.ndarray) -> np.ndarray:
    """Your slope grows with x. That is relu itself; its slope on the positive side is the same
    everywhere."""
    return np.maximum(x, 0)


@mistake
def leaky_relu__compares_with_a(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """You take the larger of a and x, so every negative x gives a. a is not a floor, it is a slope:
    what should it be multiplied by?"""
    return np.maximum(a, x)


@mistake
def leaky_relu__leaks_on_the_wrong_side(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """You multiply the positive side by a and keep the negative one. It is the negative side that
    only leaks through."""
    return np.where(x > 0, a * x, x)


@mistake
def leaky_relu__ignores_a(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Right as long as a is 0.01, but you write that number yourself. Use the argument a."""
    return np.where(x > 0, x, 0.01 * x)


@mistake
def leaky_relu__cut_to_integers(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """For integer x your result array is made of integers too, and a * x put into it loses its
    digits after the point: -0.02 becomes 0. A copy has the dtype of x."""
    result = x.copy()
    result[x < 0] = a * x[x < 0]
    return result


@mistake
def leaky_relu__writes_into_x(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """The values are right, but they are written into the array that you were given. Put the result
    into a new array."""
    x[x < 0] = a * x[x < 0]
    return x


@mistake
def leaky_relu_grad__one_at_zero(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """At exactly 0 your slope is 1. There is a corner, and the task settles it: the slope of the
    negative side. Look at your comparison: does it let 0 in?"""
    return np.where(x >= 0, 1.0, a)


@mistake
def leaky_relu_grad__value_for_slope(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """On the negative side you return a * x. That is the height of the curve; its slope there does
    not depend on x."""
    return np.where(x > 0, 1.0, a * x)


@mistake
def leaky_relu_grad__does_not_leak(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """This is the slope of relu: 0 on the negative side. leaky_relu was made so that something is
    left there."""
    return np.where(x > 0, 1.0, 0.0)


@mistake
def leaky_relu_grad__always_the_same_slope(x: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Right as long as a is 0.01, but you write that number yourself. Use the argument a."""
    return np.where(x > 0, 1.0, 0.01)
