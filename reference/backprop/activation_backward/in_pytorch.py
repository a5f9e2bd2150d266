"""The same in PyTorch. Notice what the cache is: the output itself, which remembers how it was
made. Nobody writes the way back; autograd walks along that memory and multiplies."""

import torch
from torch import Tensor


def relu_forward(x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """Return max(x, 0), and the pair from which autograd finds the way back."""
    x = x.detach().clone().requires_grad_()
    out = torch.relu(x)
    return out.detach(), (x, out)


def relu_backward(dout: Tensor, cache: tuple[Tensor, Tensor]) -> Tensor:
    """Return the slope with respect to x."""
    return _back(dout, cache)


def sigmoid_forward(x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """Return 1 / (1 + exp(-x)), and the pair from which autograd finds the way back."""
    x = x.detach().clone().requires_grad_()
    out = torch.sigmoid(x)
    return out.detach(), (x, out)


def sigmoid_backward(dout: Tensor, cache: tuple[Tensor, Tensor]) -> Tensor:
    """Return the slope with respect to x."""
    return _back(dout, cache)


def _back(dout: Tensor, cache: tuple[Tensor, Tensor]) -> Tensor:
    x, out = cache
    (slope,) = torch.autograd.grad(out, x, dout, retain_graph=True)
    return slope
