"""The same in PyTorch. Notice that nobody writes delta here: autograd finds y(1-y)e times x as
minus the slope of half the squared error. PyTorch counts the slope uphill and therefore
subtracts; the delta rule counts e = d - y, downhill, and adds. It is the same step."""

import torch
from torch import Tensor


def _downhill(w: Tensor, X: Tensor, d: Tensor) -> Tensor:
    """Return minus the slope of the mean over the rows of half the squared error."""
    w = w.detach().clone().requires_grad_()
    loss = 0.5 * ((d - torch.sigmoid(X @ w)) ** 2).mean()
    (slope,) = torch.autograd.grad(loss, w)
    return -slope


def delta_step(w: Tensor, x: Tensor, d: float, lr: float) -> Tensor:
    """Return the weights after one step; it is a batch of one row."""
    return w + lr * _downhill(w, x[None], torch.tensor([d], dtype=w.dtype))


def train_delta(
    X: Tensor, d: Tensor, w0: Tensor, lr: float, epochs: int, mode: str = "sgd"
) -> Tensor:
    """Return the weights after `epochs` passes over the rows of X."""
    w = w0
    for _ in range(epochs):
        if mode == "sgd":
            for x, target in zip(X, d, strict=True):
                w = delta_step(w, x, float(target), lr)
        else:
            w = w + lr * _downhill(w, X, d)
    return w
