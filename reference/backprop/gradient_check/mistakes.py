"""Wrong gradient checks that learners really write."""

from collections.abc import Callable

import numpy as np

from grader.declare import mistake

from .solution import numerical_gradient

Params = dict[str, np.ndarray]
Loss = Callable[[Params], float]


def _error(a: np.ndarray, n: np.ndarray) -> float:
    """The right measure, whatever has become of rel_error."""
    total = float(np.linalg.norm(a) + np.linalg.norm(n))
    return float(np.linalg.norm(a - n)) / max(total, 1e-8)


def _double(params: Params) -> Params:
    return {name: value.astype(np.float64) for name, value in params.items()}


@mistake
def rel_error__is_absolute(a: np.ndarray, n: np.ndarray) -> float:
    """You return the distance itself. A distance of 0.001 is nothing for a gradient of length 1000
    and everything for one of 0.001: it wants to be divided by the lengths."""
    return float(np.linalg.norm(a - n))


@mistake
def rel_error__divides_zero_by_zero(a: np.ndarray, n: np.ndarray) -> float:
    """Two gradients that are both 0 agree perfectly, but 0 / 0 is nan, and every comparison with
    nan is False. What keeps the number below the fraction bar away from 0?"""
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))


@mistake
def rel_error__adds_the_floor(a: np.ndarray, n: np.ndarray) -> float:
    """You add 1e-8 to the lengths. For ordinary gradients nobody sees it; where they are as small
    as that, the error becomes half of what is asked. 1e-8 is the least that the number below the
    fraction bar may be."""
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-8))


@mistake
def rel_error__worst_entry(a: np.ndarray, n: np.ndarray) -> float:
    """You divide entry by entry and take the worst. An entry of nearly 0 then decides, and there
    even a right gradient looks wrong, by rounding alone. Here the whole arrays are measured
    first, and divided afterwards."""
    return float(np.max(np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), 1e-8), initial=0.0))


@mistake
def rel_error__mean_distance(a: np.ndarray, n: np.ndarray) -> float:
    """You return the mean of the absolute differences. In a large array one wrong entry vanishes in
    it, and nothing tells whether the mean is large or small for these gradients."""
    return float(np.mean(np.abs(a - n)))


@mistake
def rel_error__divides_by_one_length(a: np.ndarray, n: np.ndarray) -> float:
    """You divide by the length of the first gradient alone. Then the answer depends on which of the
    two comes first. Both lengths belong below the fraction bar."""
    return float(np.linalg.norm(a - n)) / max(float(np.linalg.norm(a)), 1e-8)


@mistake
def rel_error__differences_cancel(a: np.ndarray, n: np.ndarray) -> float:
    """You add up the differences with their signs, so too much here and too little there cancel.
    Square them, or use np.linalg.norm, before anything is added."""
    total = float(np.linalg.norm(a) + np.linalg.norm(n))
    return abs(float(np.sum(a - n))) / max(total, 1e-8)


def _slopes(
    f: Loss, params: Params, name: str, ends: tuple[float, float], width: float
) -> np.ndarray:
    """Measure with two ends and a width of one's own."""
    slopes = np.zeros(params[name].shape)
    for index in np.ndindex(slopes.shape):
        values = []
        for by in ends:
            moved = params[name].copy()
            moved[index] += by
            values.append(f({**params, name: moved}))
        slopes[index] = (values[0] - values[1]) / width
    return slopes


@mistake
def grad_check__one_sided(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """You measure from the point itself to h above it. On a curve that is the slope half-way
    between the two, and the error shrinks only as fast as h. Go h to both sides: then the errors
    of the two sides cancel."""
    params = _double(params)
    return {name: _error(grads[name], _slopes(f, params, name, (h, 0.0), h)) for name in params}


@mistake
def grad_check__forgets_the_two(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Your slopes are twice too steep, so a right gradient gets the error 1/3. From h below to h
    above it is a distance of 2h."""
    params = _double(params)
    return {name: _error(grads[name], _slopes(f, params, name, (h, -h), h)) for name in params}


@mistake
def grad_check__lower_minus_upper(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Your slopes have the opposite sign, so a right gradient gets the error 1. Where the loss
    rises with the parameter, the slope is positive: which of the two losses comes first?"""
    params = _double(params)
    return {
        name: _error(grads[name], numerical_gradient(f, params, name, h) * -1) for name in params
    }


@mistake
def grad_check__h_of_its_own(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """You measure with a step of 1e-5 whatever h is given. h is the caller's to choose."""
    params = _double(params)
    return {name: _error(grads[name], numerical_gradient(f, params, name, 1e-5)) for name in params}


@mistake
def grad_check__moves_too_little(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """You move the parameters by 1e-10, whatever h is given. The two losses then agree in nearly
    all their digits, and what is left of their difference is rounding."""
    params = _double(params)
    return {
        name: _error(grads[name], numerical_gradient(f, params, name, 1e-10)) for name in params
    }


@mistake
def grad_check__does_not_put_back(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """An entry is moved up, then down, and stays there: the next one is measured at another point,
    and the caller's parameters have changed. Put every entry back before the next one moves."""
    errors = {}
    for name, value in params.items():
        slopes = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            value[index] += h
            up = f(params)
            value[index] -= 2 * h
            slopes[index] = (up - f(params)) / (2 * h)
        errors[name] = _error(grads[name], slopes)
    return errors


@mistake
def grad_check__moves_everything_at_once(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """You move a whole array by h, all its entries together. What you measure is the sum of its
    slopes. Each entry has a slope of its own and moves alone."""
    params = _double(params)
    errors = {}
    for name, value in params.items():
        up, down = f({**params, name: value + h}), f({**params, name: value - h})
        errors[name] = _error(grads[name], np.full(value.shape, (up - down) / (2 * h)))
    return errors


@mistake
def grad_check__measures_zero_everywhere(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Every gradient that is not 0 gets the error 1, so every slope you measure must be 0. Either f
    is given the parameters as they were, or they are moved by so little that no digit changes."""
    return {name: _error(grads[name], np.zeros(params[name].shape)) for name in params}


@mistake
def grad_check__never_fails(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """Every gradient is found right, also a wrong one. Look at what is compared: what was measured
    has to be one of the two, and what was handed in the other."""
    return dict.fromkeys(params, 0.0)


@mistake
def grad_check__one_error_for_all(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """You put all arrays into one long vector, and every key gets the same error. A bias gradient
    that is all wrong then hides behind a large right one: measure every array by itself."""
    params = _double(params)
    measured = [numerical_gradient(f, params, name, h).ravel() for name in params]
    given = [np.ravel(grads[name]) for name in params]
    return dict.fromkeys(params, _error(np.concatenate(given), np.concatenate(measured)))


@mistake
def grad_check__stays_in_float32(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, float]:
    """float64 parameters are checked well. float32 ones are moved in float32, which has seven
    digits: a step of 0.00001 drowns in rounding, and right gradients look wrong. Turn the
    parameters into float64 first."""
    return {name: _error(grads[name], _slopes(f, params, name, (h, -h), 2 * h)) for name in params}


@mistake
def grad_check__returns_the_slopes(
    f: Loss, params: Params, grads: Params, h: float = 1e-5
) -> dict[str, np.ndarray]:
    """You return the measured slopes. The task asks how far the given gradients are from them: one
    number for every key."""
    params = _double(params)
    return {name: numerical_gradient(f, params, name, h) for name in params}
