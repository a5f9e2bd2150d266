"""The same in PyTorch. Notice the two `Linear` layers: this is how nets are put together there.
Each keeps its weights as (neurons, inputs), so the columns of this course go in transposed."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


def xor_forward(
    X: Tensor,
    W1: Tensor,
    b1: Tensor,
    W2: Tensor,
    b2: Tensor,
    act: Callable[[Tensor], Tensor],
) -> tuple[Tensor, Tensor]:
    """Return the hidden values and the outputs of a net of two layers."""
    hidden, output = nn.Linear(2, 2, dtype=X.dtype), nn.Linear(2, 1, dtype=X.dtype)
    with torch.no_grad():
        for layer, weights, biases in ((hidden, W1, b1), (output, W2, b2)):
            layer.weight.copy_(weights.T)
            layer.bias.copy_(biases)
        h = act(hidden(X))
        return h, act(output(h))


def fixed_xor() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the notes' numbers times five, with the bias of the output at -7.5."""
    return (
        torch.tensor([[-10.0, 10.0], [-10.0, 10.0]], dtype=torch.float64),
        torch.tensor([15.0, -5.0], dtype=torch.float64),
        torch.tensor([[5.0], [5.0]], dtype=torch.float64),
        torch.tensor([-7.5], dtype=torch.float64),
    )
