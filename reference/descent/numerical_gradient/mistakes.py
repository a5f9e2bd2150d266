"""Wrong measured gradients that learners really write."""

from collections.abc import Callable

import numpy as np

from grader.declare import mistake

Function = Callable[[np.ndarray], float]


@mistake
def numerical_gradient__never_puts_back(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """An entry that was moved stays moved while the next ones are measured, and x comes out
    changed. Keep its old value, and put it back before you go on."""
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        ahead = f(x)
        x[index] = before - h
        behind = f(x)
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__copy_never_put_back(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """x itself stays as it was, but in your copy an entry that was moved stays moved while the next
    ones are measured. Each slope should be measured with all other entries at their places."""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__whole_numbers(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """For floats your gradient is right, for whole numbers it is not: an integer array has no room
    for h and cuts it off, so 3 + h becomes 3 and 3 - h becomes 2. Make a float array of x first."""
    point = x.copy()
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = point[index]
        point[index] = float(before) + h
        ahead = f(point)
        point[index] = float(before) - h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__result_of_whole_numbers(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """For whole numbers you measure well, but then put the slopes into an array like x, which holds
    whole numbers and cuts off what is behind the point. Give the result dtype float."""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__moves_all_at_once(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """f(x + h) moves all entries together: that gives one slope, the sum of all you are asked for,
    and the same number in every place. Move one entry at a time."""
    point = np.array(x, dtype=np.float64)
    return np.full(point.shape, (f(point + h) - f(point - h)) / (2 * h))


@mistake
def numerical_gradient__one_number(f: Function, x: np.ndarray, h: float = 1e-4) -> float:
    """You return one number: all entries are moved together, and that gives one slope only, the sum
    of all you are asked for. Move one entry at a time, and keep a slope for each."""
    point = np.array(x, dtype=np.float64)
    return float((f(point + h) - f(point - h)) / (2 * h))


@mistake
def numerical_gradient__rows_at_once(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """For a vector you are right. In a matrix one index is a whole row: you move all of it at once,
    and its entries share one slope. Which indices reach a single entry, whatever the shape?"""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for i in range(len(point)):
        before = point[i].copy()
        point[i] = before + h
        ahead = f(point)
        point[i] = before - h
        behind = f(point)
        point[i] = before
        gradient[i] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__loses_the_shape(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """The slopes are right, but they come back as one long vector. The gradient has the shape of
    x, so that it can be subtracted from x."""
    point = np.array(x, dtype=np.float64)
    slopes = []
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        point[index] = before
        slopes.append(float((ahead - behind) / (2 * h)))
    return np.array(slopes)


@mistake
def numerical_gradient__moves_a_copy(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """For some arrays (slices of larger ones, transposed ones) every slope is 0. There
    reshape(-1), ravel and flatten give a copy: you move its entries, and f is asked with the array
    that was not moved. Begin with a float64 copy of x of your own, and give f that one."""
    if np.issubdtype(x.dtype, np.floating):
        point = x.copy() if x.flags.c_contiguous else x
    else:
        point = x.astype(np.float64)
    point = np.asarray(point, dtype=np.float64)
    flat = point.reshape(-1)
    gradient = np.zeros(flat.size)
    for i in range(flat.size):
        before = flat[i]
        flat[i] = before + h
        ahead = f(point)
        flat[i] = before - h
        behind = f(point)
        flat[i] = before
        gradient[i] = (ahead - behind) / (2 * h)
    return gradient.reshape(x.shape)


@mistake
def numerical_gradient__forward_difference(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """You measure from x to x + h, to one side only. That is the forward difference, whose error is
    in proportion to h. The task asks for one point on each side."""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    here = f(point)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        gradient[index] = (f(point) - here) / h
        point[index] = before
    return gradient


@mistake
def numerical_gradient__divides_by_h(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """All your slopes are twice as steep as f. How far apart are x - h and x + h?"""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / h
    return gradient


@mistake
def numerical_gradient__second_step_is_too_short(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """After x + h you subtract one h, and are back at x: both values you compare are only h apart,
    but you divide by 2h. From x + h to x - h it is twice as far."""
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] += h
        ahead = f(point)
        point[index] -= h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__keeps_its_own_h(f: Function, x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """Whatever h comes in, your result is the one for h = 0.0001. Does a line of yours give h a
    value again?"""
    h = 1e-4
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = point[index]
        point[index] = before + h
        ahead = f(point)
        point[index] = before - h
        behind = f(point)
        point[index] = before
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient


@mistake
def numerical_gradient__changes_x_by_rounding(
    f: Function, x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    """The slopes are right, but x comes back changed in its last digits: to add h, take away 2h and
    add h again rounds three times. Keep the entry's value first, and put that value back."""
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        ahead = f(x)
        x[index] -= 2 * h
        behind = f(x)
        x[index] += h
        gradient[index] = (ahead - behind) / (2 * h)
    return gradient
