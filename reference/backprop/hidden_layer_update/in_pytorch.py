"""The same in PyTorch. Notice how little of the network is needed: v2 is what the output layer is
given, and delta2 is handed in as the slope that has arrived there. autograd carries it on through
W2 and the sigmoid to the hidden layer. W2 is not a leaf here; nobody asks for its slope."""

import torch
from torch import Tensor


def hidden_update(
    x: Tensor, h: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, delta2: Tensor, lr: float
) -> tuple[Tensor, Tensor]:
    """Return the hidden layer after one step."""
    W1, b1 = (one.detach().clone().requires_grad_() for one in (W1, b1))
    v2 = torch.sigmoid(x @ W1 + b1) @ W2
    dW1, db1 = torch.autograd.grad(v2, (W1, b1), grad_outputs=delta2)
    return (W1 - lr * dW1).detach(), (b1 - lr * db1).detach()
