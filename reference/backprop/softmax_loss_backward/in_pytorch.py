"""The same in PyTorch. Notice that F.cross_entropy wants the logits, never the probabilities: it
holds the softmax and the logarithm in one, so it needs no delta. The gradient that autograd brings
back is y - t, divided by N."""

import torch
from torch import Tensor
from torch.nn import functional


def softmax_loss(a: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean cross-entropy of softmax(a), and its gradient with respect to a."""
    leaf = a.detach().clone().requires_grad_()
    loss = functional.cross_entropy(leaf, t.long() if t.ndim == 1 else t.to(a.dtype))
    (da,) = torch.autograd.grad(loss, leaf)
    return loss.detach(), da
