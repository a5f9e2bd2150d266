"""The same in PyTorch. Notice that nobody hands over the derivative: `descend` gets the curve, and
autograd finds its slope. The step is taken by `torch.optim.SGD`, which trains networks with
millions of weights by the same line: x minus lr times the slope."""

from collections.abc import Callable

import torch
from torch import Tensor


def direction(slope: float) -> int:
    """Return minus the sign of the slope."""
    return -int(torch.sign(torch.tensor(float(slope))))


def descend(f: Callable[[Tensor], Tensor], x0: float, lr: float, steps: int) -> Tensor:
    """Return the places (steps + 1,). This `f` is the curve itself, not its derivative."""
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    walker = torch.optim.SGD([x], lr=lr)
    path = [x.detach().clone()]
    for _ in range(steps):
        (x.grad,) = torch.autograd.grad(f(x), x)
        walker.step()
        path.append(x.detach().clone())
    return torch.stack(path)
