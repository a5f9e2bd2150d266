"""The same in PyTorch. Notice that these are PyTorch's own nodes: a torch.autograd.Function has a
forward that keeps something and a backward that is handed dout, exactly as you wrote them.
Autograd then does what grad_reused does by hand: where a variable is used twice, it adds."""

from typing import Any

import torch
from torch import Tensor


class _Mul(torch.autograd.Function):
    """A node of one's own: what it keeps lies in `ctx`."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, y: Tensor) -> Tensor:
        """Return x * y."""
        ctx.save_for_backward(x, y)
        return x * y

    @staticmethod
    def backward(ctx: Any, dout: Tensor) -> tuple[Tensor, Tensor]:
        """Return the slopes for x and y."""
        x, y = ctx.saved_tensors
        return dout * y, dout * x


class _Node:
    """A node whose backward asks autograd."""

    def _keep(self, out: Tensor, *inputs: Tensor) -> Tensor:
        self.out, self.inputs = out, inputs
        return out.detach()

    def _slopes(self, dout: Tensor) -> tuple[Tensor, ...]:
        slopes: tuple[Tensor, ...] = torch.autograd.grad(self.out, self.inputs, dout)
        return slopes


def _leaf(x: Tensor) -> Tensor:
    return x.detach().clone().requires_grad_()


class Add(_Node):
    """out = x + y."""

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """Return x + y."""
        x, y = _leaf(x), _leaf(y)
        return self._keep(x + y, x, y)

    def backward(self, dout: Tensor) -> tuple[Tensor, ...]:
        """Return (dx, dy)."""
        return self._slopes(dout)


class Mul(_Node):
    """out = x * y, by a node of our own."""

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """Return x * y."""
        x, y = _leaf(x), _leaf(y)
        return self._keep(_Mul.apply(x, y), x, y)  # type: ignore[no-untyped-call]

    def backward(self, dout: Tensor) -> tuple[Tensor, ...]:
        """Return (dx, dy)."""
        return self._slopes(dout)


class Square(_Node):
    """out = x ** 2."""

    def forward(self, x: Tensor) -> Tensor:
        """Return x ** 2."""
        x = _leaf(x)
        return self._keep(x**2, x)

    def backward(self, dout: Tensor) -> Tensor:
        """Return dx."""
        return self._slopes(dout)[0]


def grad_square_sum(x: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    """Return the slopes of (x + y) ** 2."""
    x, y = _leaf(x), _leaf(y)
    return torch.autograd.grad(((x + y) ** 2).sum(), (x, y))


def grad_reused(x: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    """Return the slopes of x * (x + y)."""
    x, y = _leaf(x), _leaf(y)
    return torch.autograd.grad((x * (x + y)).sum(), (x, y))
