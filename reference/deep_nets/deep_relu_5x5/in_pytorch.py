"""The same in PyTorch. Notice that backward knows nothing of layers: forward has recorded every
operation, and autograd goes back over the record, however deep the net is. torch.relu has the
slope 0 at exactly 0, as in your code. F.cross_entropy is given the numbers before the softmax."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional


class Cache(NamedTuple):
    """The matrices as leaves of the recorded graph, and the logits at its end."""

    leaves: dict[str, Tensor]
    logits: Tensor


def images() -> Tensor:
    """Return the digits 1 to 5; `view(5, 5)` of a row is its picture."""
    drawn = (
        "0110000100001000010001110",
        "1111000001011101000011111",
        "1111000001011100000111110",
        "0001000110010101111100010",
        "1111110000111100000111110",
    )
    return torch.tensor([[float(mark) for mark in row] for row in drawn], dtype=torch.float64)


def _leaves(params: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.detach().clone().requires_grad_() for name, value in params.items()}


def _logits(params: dict[str, Tensor], h: Tensor) -> Tensor:
    for name in ("W1", "W2", "W3"):
        h = torch.relu(h @ params[name])
    return h @ params["W4"]


def forward(params: dict[str, Tensor], x: Tensor) -> tuple[Tensor, Cache]:
    """Return the class probabilities of a batch, and the recorded graph."""
    leaves = _leaves(params)
    logits = _logits(leaves, x)
    return torch.softmax(logits, dim=1).detach(), Cache(leaves, logits)


def backward(params: dict[str, Tensor], cache: Cache, t: Tensor) -> dict[str, Tensor]:
    """Return the gradient of the mean cross-entropy for every matrix."""
    loss = functional.cross_entropy(cache.logits, t)
    found = torch.autograd.grad(loss, list(cache.leaves.values()))
    return dict(zip(cache.leaves, found, strict=True))


def train(
    params: dict[str, Tensor], X: Tensor, T: Tensor, lr: float, epochs: int
) -> dict[str, Tensor]:
    """Return the matrices after `epochs` passes of stochastic gradient descent."""
    leaves = _leaves(params)
    optimizer = torch.optim.SGD(leaves.values(), lr=lr)
    for _ in range(epochs):
        for x, t in zip(X, T, strict=True):
            optimizer.zero_grad()
            torch.autograd.backward(functional.cross_entropy(_logits(leaves, x), t))
            optimizer.step()
    return {name: value.detach() for name, value in leaves.items()}
