"""The same in PyTorch. Notice how short backward is: forward has recorded every operation, and the
cache is nothing but the tensors that it started from and ended with. F.cross_entropy is given the
numbers before the softmax; y is made only to be looked at."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional


class Cache(NamedTuple):
    """The parameters as leaves of the recorded graph, and the logits at its end."""

    leaves: dict[str, Tensor]
    logits: Tensor


def forward(params: dict[str, Tensor], x: Tensor) -> tuple[Tensor, Cache]:
    """Return the class probabilities of a batch, and the recorded graph."""
    leaves = {name: value.detach().clone().requires_grad_() for name, value in params.items()}
    h = torch.sigmoid(functional.linear(x, leaves["W1"].T, leaves["b1"]))
    logits = functional.linear(h, leaves["W2"].T, leaves["b2"])
    return torch.softmax(logits, dim=1).detach(), Cache(leaves, logits)


def backward(params: dict[str, Tensor], cache: Cache, t: Tensor) -> dict[str, Tensor]:
    """Return the gradient of the mean cross-entropy for every parameter."""
    loss = functional.cross_entropy(cache.logits, t)
    found = torch.autograd.grad(loss, list(cache.leaves.values()))
    return dict(zip(cache.leaves, found, strict=True))
