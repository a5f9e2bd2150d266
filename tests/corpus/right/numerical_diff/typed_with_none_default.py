from typing import Callable, Optional


def numerical_diff(f: Callable[[float], float], x: float, h: Optional[float] = None) -> float:
    if h is None:
        h = 10 ** -4
    rise = f(x + h) - f(x - h)
    return rise * (1 / (2 * h))
