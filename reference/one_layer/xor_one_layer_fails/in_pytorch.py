"""The same in PyTorch. Notice that a better library does not help: autograd finds the very steps
of the delta rule, and they lead to the same four outputs near one half. What is missing is a
second line, not a better search. `sign` is 0 for a sum of 0, which neither label wants."""

import torch
from torch import Tensor


def line_accuracy(w: Tensor, b: float, X: Tensor, d: Tensor) -> float:
    """Return the share of points whose sum has the sign that its label wants."""
    return float((torch.sign(X @ w + b) == 2 * d - 1).double().mean())


def best_line_accuracy(X: Tensor, d: Tensor) -> float:
    """Return the highest accuracy of any line, all directions and places at once."""
    angles = torch.deg2rad(torch.arange(360, dtype=X.dtype))
    normals = torch.stack([torch.cos(angles), torch.sin(angles)])
    sums = X @ normals
    ordered = sums.sort(dim=0).values
    places = torch.cat([ordered[:1] - 1, (ordered[1:] + ordered[:-1]) / 2, ordered[-1:] + 1])
    right = torch.sign(sums[None] - places[:, None]) == (2 * d - 1)[None, :, None]
    return float(right.double().mean(dim=1).max())


def train_and_report(
    X: Tensor, d: Tensor, w0: Tensor, lr: float, epochs: int
) -> tuple[Tensor, float]:
    """Train by gradient descent on half the squared error of one row at a time."""
    w = w0.detach().clone().requires_grad_()
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            loss = 0.5 * (target - torch.sigmoid(x @ w[:2] + w[2])) ** 2
            (slope,) = torch.autograd.grad(loss, w)
            with torch.no_grad():
                w -= lr * slope
    trained = w.detach()
    return torch.sigmoid(X @ trained[:2] + trained[2]), line_accuracy(
        trained[:2], float(trained[2]), X, d
    )
