"""The same in PyTorch. Notice that only the forward pass and the loss are written down: backward()
computes both deltas, and step() moves both matrices only after that, so nobody can send the error
back through a W2 that has already changed."""

import torch
from torch import Tensor


def backprop_step(W1: Tensor, W2: Tensor, x: Tensor, d: float, lr: float) -> tuple[Tensor, Tensor]:
    """Return both matrices after one step of SGD on half the squared error."""
    W1, W2 = (W.detach().clone().requires_grad_() for W in (W1, W2))
    optimizer = torch.optim.SGD([W1, W2], lr=lr)
    y = torch.sigmoid(W2 @ torch.sigmoid(W1 @ x))
    loss = 0.5 * ((d - y) ** 2).sum()
    torch.autograd.backward(loss)
    optimizer.step()
    return W1.detach(), W2.detach()


def train_xor(
    X: Tensor, d: Tensor, W1: Tensor, W2: Tensor, lr: float, epochs: int
) -> tuple[Tensor, Tensor]:
    """Return both matrices after `epochs` passes over the rows of X, a step after each row."""
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            W1, W2 = backprop_step(W1, W2, x, float(target), lr)
    return W1, W2
