"""The same in PyTorch. Notice that its own layer, torch.nn.Linear, keeps W the other way round, one
row for each neuron, and multiplies by the transpose: x @ W.T + b."""

from typing import TypeAlias

import torch
from torch import Tensor

Cache: TypeAlias = tuple[Tensor, Tensor, Tensor, Tensor]


def affine_forward(x: Tensor, W: Tensor, b: Tensor) -> tuple[Tensor, Cache]:
    """Return x W + b, and what autograd needs for the way back."""
    x, W, b = (one.detach().clone().requires_grad_() for one in (x, W, b))
    out = torch.nn.functional.linear(x.flatten(start_dim=1), W.T, b)
    return out.detach(), (out, x, W, b)


def affine_backward(dout: Tensor, cache: Cache) -> tuple[Tensor, Tensor, Tensor]:
    """Return the slopes with respect to x, W and b."""
    out, x, W, b = cache
    dx, dW, db = torch.autograd.grad(out, (x, W, b), dout, retain_graph=True)
    return dx, dW, db
