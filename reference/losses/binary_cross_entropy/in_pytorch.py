"""The same in PyTorch. Notice that the slope is nowhere written down: autograd finds it. In a
real network one gives the sums before the sigmoid to binary_cross_entropy_with_logits, which
needs no delta, because the logarithm of a sigmoid can be had without the sigmoid."""

import torch
from torch import Tensor


def bce(p: Tensor, t: Tensor, delta: float = 1e-7) -> Tensor:
    """Return the mean binary cross-entropy."""
    return -(t * torch.log(p + delta) + (1 - t) * torch.log(1 - p + delta)).mean()


def bce_grad(p: Tensor, t: Tensor, delta: float = 1e-7) -> Tensor:
    """Return its slope with respect to p."""
    p = p.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(bce(p, t, delta), p)
    return slope
