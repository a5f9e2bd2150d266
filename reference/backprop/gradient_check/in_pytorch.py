"""The same in PyTorch, which has a check of its own: torch.autograd.gradcheck moves every input by
1e-6 and compares with autograd, entry by entry, but passes whatever lies within 1e-5 absolutely: a
tenth of a gradient of 1e-4 could be missing. Here the measure is the lesson's, and the gradients
that are checked come from anywhere. Notice that nothing works without float64."""

from collections.abc import Callable

import torch
from torch import Tensor


def rel_error(a: Tensor, n: Tensor) -> float:
    """Return the distance of two gradients, relative to their lengths."""
    total = torch.linalg.vector_norm(a) + torch.linalg.vector_norm(n)
    return float(torch.linalg.vector_norm(a - n) / torch.clamp(total, min=1e-8))


def grad_check(
    f: Callable[[dict[str, Tensor]], Tensor],
    params: dict[str, Tensor],
    grads: dict[str, Tensor],
    h: float = 1e-5,
) -> dict[str, float]:
    """Return the relative error of every gradient."""
    errors = {}
    for name, value in params.items():
        moves = h * torch.eye(value.numel(), dtype=torch.float64).reshape(-1, *value.shape)
        ends = [
            torch.stack([f({**params, name: value.double() + by}) for by in (up, -up)])
            for up in moves
        ]
        slopes = torch.stack([(up - down) / (2 * h) for up, down in ends]).reshape(value.shape)
        errors[name] = rel_error(grads[name].double(), slopes)
    return errors
