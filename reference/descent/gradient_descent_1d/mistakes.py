"""Wrong ways downhill that learners really write."""

from collections.abc import Callable

import numpy as np

from grader.declare import mistake

Function = Callable[[float], float]


def _walk(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    places = [float(x0)]
    for _ in range(steps):
        places.append(float(places[-1] - lr * df(places[-1])))
    return np.array(places)


@mistake
def direction__points_uphill(slope: float) -> int:
    """You return the sign of the slope itself, and that way is uphill: a positive slope means that
    the curve rises to the right. Downhill is the opposite."""
    return int(np.sign(slope))


@mistake
def direction__keeps_the_slope(slope: float) -> float:
    """The sign is right, but the size of the slope is still in it. Only the direction is asked for:
    -1, 0 or 1."""
    return -slope


@mistake
def direction__level_ground_goes_left(slope: float) -> int:
    """At slope 0 you return -1. There the ground is level, and no way leads down: return 0."""
    return 1 if slope < 0 else -1


@mistake
def direction__level_ground_goes_right(slope: float) -> int:
    """At slope 0 you return 1. There the ground is level, and no way leads down: return 0."""
    return -1 if slope > 0 else 1


@mistake
def descend__climbs(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """You add the slope, and so each step leads uphill. Downhill is against the slope."""
    x = float(x0)
    places = [x]
    for _ in range(steps):
        x = float(x + lr * df(x))
        places.append(x)
    return np.array(places)


@mistake
def descend__asks_for_the_slope_once(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """All steps are equally long: you ask for the slope once, at the start. After each step x is
    somewhere else, and so is the slope: where does df(x) have to stand?"""
    slope = df(x0)
    return np.array([x0 - lr * k * slope for k in range(steps + 1)], dtype=float)


@mistake
def descend__only_the_sign(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """Every step has the length lr: you use the direction of the slope only. Here a step is lr
    times the slope itself, long where it is steep and short where it is nearly level."""
    x = float(x0)
    places = [x]
    for _ in range(steps):
        x = float(x - lr * np.sign(df(x)))
        places.append(x)
    return np.array(places)


@mistake
def descend__forgets_the_learning_rate(
    df: Function, x0: float, lr: float, steps: int
) -> np.ndarray:
    """The path is the same for every learning rate: you subtract the slope, but not lr times the
    slope."""
    return _walk(df, x0, 1.0, steps)


@mistake
def descend__leaves_out_the_start(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """Your path begins after the first step. Where the walk started belongs to it, too: keep x0
    before the loop begins."""
    return _walk(df, x0, lr, steps)[1:]


@mistake
def descend__one_step_short(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """The last step is missing. The start and the place after each step are steps + 1 places, so
    the loop runs steps times."""
    return _walk(df, x0, lr, steps - 1) if steps else np.array([float(x0)])


@mistake
def descend__starts_one_step_late(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """The number of places is right, but the first one is the place after the first step already.
    The start comes first."""
    return _walk(df, x0, lr, steps + 1)[1:]


@mistake
def descend__whole_numbers(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """From a start such as 10.0 your path is right, from the whole number 10 it is not: an array
    made of a whole number holds whole numbers, and cuts off what is behind the point. Start with
    float(x0), or give the array dtype=float."""
    path = np.full(steps + 1, x0)
    for k in range(steps):
        path[k + 1] = path[k] - lr * df(path[k])
    return path


@mistake
def descend__stops_early(df: Function, x0: float, lr: float, steps: int) -> np.ndarray:
    """Where the slope is nearly 0 your loop ends, and the path is shorter than steps + 1. This task
    takes all the steps it is asked for; the last ones may be tiny."""
    places = [float(x0)]
    for _ in range(steps):
        slope = df(places[-1])
        if abs(slope) < 1e-3:
            break
        places.append(float(places[-1] - lr * slope))
    return np.array(places)


@mistake
def descend__returns_the_end(df: Function, x0: float, lr: float, steps: int) -> float:
    """You return the last place only. The task asks for the whole path: keep each place."""
    return float(_walk(df, x0, lr, steps)[-1])


@mistake
def descend__returns_a_list(df: Function, x0: float, lr: float, steps: int) -> list[float]:
    """The places are right, but they are in a list. The task asks for a NumPy array."""
    return [float(place) for place in _walk(df, x0, lr, steps)]
