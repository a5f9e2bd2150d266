"""The same in PyTorch. Notice that it has both losses ready, with the mean over every entry, and
that autograd finds the slopes, the 2 and the division included. Notice the reshape too: mse_loss
only warns about (N, 1) against (N,), and then returns the mean of the whole table."""

import torch
from torch import Tensor
from torch.nn import functional


def mse(y: Tensor, t: Tensor) -> Tensor:
    """Return the mean squared error."""
    return functional.mse_loss(y, t.reshape(y.shape))


def mse_grad(y: Tensor, t: Tensor) -> Tensor:
    """Return its slope with respect to y."""
    y = y.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(mse(y, t), y)
    return slope


def mae(y: Tensor, t: Tensor) -> Tensor:
    """Return the mean absolute error."""
    return functional.l1_loss(y, t.reshape(y.shape))


def mae_grad(y: Tensor, t: Tensor) -> Tensor:
    """Return its slope with respect to y; where y equals t, PyTorch answers 0."""
    y = y.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(mae(y, t), y)
    return slope
