"""Wrong difference quotients that learners really write."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.declare import mistake

Function = Callable[[float], float]


def _central(f: Function, x: float, h: float) -> float:
    return float((f(x + h) - f(x - h)) / (2 * h))


@mistake
def numerical_diff__forward_difference(f: Function, x: float, h: float = 1e-4) -> float:
    """You measure from x to x + h, to one side only. That is the forward difference: a derivative
    too, but its error is in proportion to h. The task asks for one point on each side of x."""
    return (f(x + h) - f(x)) / h


@mistake
def numerical_diff__backward_difference(f: Function, x: float, h: float = 1e-4) -> float:
    """You measure from x - h to x, to one side only. That is the backward difference, whose error
    is in proportion to h. The task asks for one point on each side of x."""
    return (f(x) - f(x - h)) / h


@mistake
def numerical_diff__divides_by_h(f: Function, x: float, h: float = 1e-4) -> float:
    """Your slope is twice as steep as the curve. From x - h to x + h: how far apart are the two
    places?"""
    return (f(x + h) - f(x - h)) / h


@mistake
def numerical_diff__reuses_f_of_x(f: Function, x: float, h: float = 1e-4) -> float:
    """You divide by 2h, but the two values you subtract belong to places that are only h apart:
    one of them is f(x). So half of the slope is missing."""
    return (f(x + h) - f(x)) / (2 * h)


@mistake
def numerical_diff__half_to_each_side(f: Function, x: float, h: float = 1e-4) -> float:
    """You go h / 2 to each side. That measures a slope as well, but with another h than the one
    you were given: the task goes a whole h to the left and a whole h to the right."""
    return (f(x + h / 2) - f(x - h / 2)) / h


@mistake
def numerical_diff__multiplies_by_h(f: Function, x: float, h: float = 1e-4) -> float:
    """Your result is too small by the factor h squared. Python works through a / 2 * h from left
    to right: it divides by 2 and then multiplies by h. Which brackets are missing?"""
    return (f(x + h) - f(x - h)) / 2 * h


@mistake
def numerical_diff__brackets_around_the_rise(f: Function, x: float, h: float = 1e-4) -> float:
    """Only f(x - h) is divided; f(x + h) is left whole. A fraction bar holds together what is above
    it, a slash does not: brackets do."""
    return f(x + h) - f(x - h) / (2 * h)


@mistake
def numerical_diff__other_way_round(f: Function, x: float, h: float = 1e-4) -> float:
    """The sign is the other way round: where the curve rises, your slope is negative. Take what
    comes later, f(x + h), and subtract what was before."""
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake
def numerical_diff__h_vanishes(f: Function, x: float, h: float = 1e-4) -> float:
    """Your step is so small that x + h is rounded to x itself: a float has about 16 digits, and
    h no longer fits in. Both points are then the same, and the difference is 0. Use the h that
    comes in."""
    return (f(x + 1e-50) - f(x - 1e-50)) / (2 * 1e-50)


@mistake
def numerical_diff__keeps_its_own_h(f: Function, x: float, h: float = 1e-4) -> float:
    """Whatever h comes in, your result is the one for h = 0.0001. Does a line of yours give h a
    value again?"""
    return _central(f, x, 1e-4)


@mistake
def numerical_diff__other_default(f: Function, x: float, h: float = 1e-5) -> float:
    """With a given h you are right; without one you use 0.00001. The stub's default is 1e-4, that
    is 0.0001."""
    return _central(f, x, h)


@mistake
def numerical_diff__rounds(f: Function, x: float, h: float = 1e-4) -> float:
    """The formula is right, but the result is rounded to a few places. Return it as it is; rounding
    is for printing."""
    return round(_central(f, x, h), 4)


@mistake
def numerical_diff__whole_numbers(f: Function, x: float, h: float = 1e-4) -> float:
    """You measure at a whole number, whatever x is: int() cuts off what is behind the point."""
    return _central(f, int(x), h)


@mistake
def numerical_diff__in_float32(f: Function, x: float, h: float = 1e-4) -> float:
    """You compute in float32, which keeps about seven digits. Two values that are nearly equal lose
    most of them when they are subtracted. Python's own floats have about 16: leave them be."""
    place: Any = np.float32(x)
    step: Any = np.float32(h)
    return float((np.float32(f(place + step)) - np.float32(f(place - step))) / (2 * step))
