"""The same question put to PyTorch. Notice the price: for an array of a million entries, measuring
takes two million calls of f. Autograd calls f once, goes back through it once, and has the whole
gradient, exact but for rounding."""

from collections.abc import Callable

import torch
from torch import Tensor


def numerical_gradient(f: Callable[[Tensor], Tensor], x: Tensor, h: float = 1e-4) -> Tensor:
    """Return the gradient of f at x, of the shape of x; nothing is measured, h is not used."""
    at = x.detach().to(torch.float64).requires_grad_()
    (gradient,) = torch.autograd.grad(f(at), at)
    return gradient
