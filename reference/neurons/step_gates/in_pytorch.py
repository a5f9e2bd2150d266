"""The same in PyTorch. Notice that PyTorch leaves the decision about 0 to you: `heaviside` wants to
be told its value there. And notice what is missing: nobody learns here. The slope of a step is 0
wherever there is one, so autograd has nothing to tell these weights."""

import torch
from torch import Tensor


def step(v: Tensor) -> Tensor:
    """Return 1 where an element is above 0 and 0 elsewhere."""
    return torch.heaviside(v, torch.zeros((), dtype=v.dtype))


def gate(x: Tensor, w: Tensor, b: float) -> Tensor:
    """Return the step of the weighted sums."""
    return step(x @ w + b)


def AND() -> tuple[Tensor, float]:
    """Return weights and bias: one input alone does not get over 1.5, two do."""
    return torch.tensor([1.0, 1.0], dtype=torch.float64), -1.5


def OR() -> tuple[Tensor, float]:
    """Return weights and bias: one input is enough to get over 0.5."""
    return torch.tensor([1.0, 1.0], dtype=torch.float64), -0.5


def NAND() -> tuple[Tensor, float]:
    """Return weights and bias: those of AND with every sign turned round."""
    return torch.tensor([-1.0, -1.0], dtype=torch.float64), 1.5
