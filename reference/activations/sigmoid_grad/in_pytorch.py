"""The same in PyTorch, without a formula: autograd derives it. Notice that the second function
has to find an input first, because a gradient belongs to something that was computed from."""

import torch
from torch import Tensor


def sigmoid_grad(x: Tensor) -> Tensor:
    """Return the slope of the sigmoid at x, by automatic differentiation."""
    x = x.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(torch.sigmoid(x).sum(), x)
    return slope


def sigmoid_grad_from_output(s: Tensor) -> Tensor:
    """Return the slope where the sigmoid's output is s; logit is the sigmoid backwards."""
    return sigmoid_grad(torch.logit(s))
