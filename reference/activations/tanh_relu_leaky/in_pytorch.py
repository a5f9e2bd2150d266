"""The same in PyTorch, slopes by autograd. Notice that PyTorch had to decide the same question:
at exactly 0, where a corner has no slope, it too takes that of the negative side."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional


def tanh(x: Tensor) -> Tensor:
    """Return the hyperbolic tangent of every element."""
    return torch.tanh(x)


def tanh_grad(x: Tensor) -> Tensor:
    """Return the slope of tanh at x."""
    return _slope(torch.tanh, x)


def relu(x: Tensor) -> Tensor:
    """Return x where it is positive, and 0 elsewhere."""
    return functional.relu(x)


def relu_grad(x: Tensor) -> Tensor:
    """Return the slope of relu at x."""
    return _slope(functional.relu, x)


def leaky_relu(x: Tensor, a: float = 0.01) -> Tensor:
    """Return x where it is positive, and a * x elsewhere."""
    return functional.leaky_relu(x, negative_slope=a)


def leaky_relu_grad(x: Tensor, a: float = 0.01) -> Tensor:
    """Return the slope of leaky_relu at x."""
    return _slope(lambda z: functional.leaky_relu(z, negative_slope=a), x)


def _slope(curve: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    x = x.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(curve(x).sum(), x)
    return slope
