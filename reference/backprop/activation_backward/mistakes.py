"""Wrong ways back through an activation that learners really write."""

import numpy as np

from grader.declare import mistake


def _sigmoid(x: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


@mistake
def relu_backward__masks_what_arrives(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """You cut off what arrives where it is negative. A slope may well be negative; what decides is
    the sign of the input on the way forward."""
    return np.where(dout > 0, dout, 0)


@mistake
def relu_backward__masks_both(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """The input decides what passes, as it should, but you also cut off negative slopes. They pass
    like all others."""
    return np.where(cache & (dout > 0), dout, 0)


@mistake
def relu_backward__lets_all_pass(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """What arrives passes unchanged everywhere. Where the input was negative, the output did not
    depend on it: how much of the slope can pass there?"""
    return dout.copy()


@mistake
def relu_backward__returns_its_own_slope(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """You return the slope of the ReLU itself, ones and zeros. What arrives from behind has to be
    multiplied by it."""
    return cache.astype(np.float64)


@mistake
def relu_backward__the_wrong_half(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """The slope passes where the input was negative, and stops where it was positive. Is your mask
    the one for what passes, or for what is cut off?"""
    return np.where(cache, 0, dout)


@mistake
def relu_forward__passes_at_zero(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the input was exactly 0, the slope passes. There the task counts the slope of the ReLU
    as 0: is 0 greater than 0?"""
    return np.maximum(x, 0), x >= 0


@mistake
def relu_backward__writes_into_dout(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """The slope is right, but the zeros were written into the very array that arrived, and whoever
    handed it in has lost theirs. Make a new array."""
    dout[~cache] = 0
    return dout


@mistake
def relu_forward__writes_into_x(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The output is right, but the zeros were written into the array x itself, and whoever handed
    it in has lost theirs. Make a new array."""
    mask = x > 0
    x[~mask] = 0
    return x, mask


@mistake
def sigmoid_backward__forgets_dout(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """You return the slope of the sigmoid itself. What arrives from behind has to be multiplied by
    it: that is the chain rule."""
    return cache * (1 - cache)


@mistake
def sigmoid_backward__passes_all_on(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """What arrives passes unchanged. The sigmoid is never steeper than a quarter: by what does it
    multiply the slope?"""
    return dout.copy()


@mistake
def sigmoid_forward__keeps_x(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """You put the input x into y * (1 - y). That formula wants the output, a number that has been
    through the sigmoid."""
    return _sigmoid(x), x.copy()


@mistake
def sigmoid_backward__sigmoid_twice(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """The outputs go through the sigmoid once more before the slope is formed. Does your function
    for the slope want the sum, or the output?"""
    again = _sigmoid(cache)
    return dout * again * (1 - again)


@mistake
def sigmoid_backward__half_of_the_slope(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """You multiply by 1 - y and not by y, so one factor of the slope is missing. It has two."""
    return dout * (1 - cache)


@mistake
def sigmoid_forward__overflows(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For an input of 1000 your sigmoid becomes inf / inf, which is nan. Write it so that the
    exponential stands below the fraction bar only."""
    y = np.exp(x) / (1 + np.exp(x))
    return y, y.copy()
