"""The same in PyTorch. Notice torch.vmap: it is given the loss for one small move of one array,
and asks it for all moves at once. That saves the loops of Python, not the arithmetic: for every
weight a whole copy of the network is computed. PyTorch keeps measured slopes for tests only; its
torch.autograd.gradcheck compares them with the derived ones, which is what they are good for."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

Params = dict[str, Tensor]


def _loss(params: Params, x: Tensor, t: Tensor) -> Tensor:
    hidden = torch.sigmoid(x @ params["W1"] + params["b1"])
    y = torch.softmax(hidden @ params["W2"] + params["b2"], dim=1)
    return -(t * torch.log(y + 1e-7)).sum() / len(t)


class TwoLayerNet:
    """A dict of tensors with a loss; nothing in it is recorded for autograd."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        rng = rng or np.random.default_rng()
        sizes = (input_size, hidden_size), (hidden_size, output_size)
        first, second = (
            torch.from_numpy(weight_init_std * rng.standard_normal(size)) for size in sizes
        )
        self.params = {
            "W1": first,
            "b1": first.new_zeros(hidden_size),
            "W2": second,
            "b2": first.new_zeros(output_size),
        }

    def loss(self, x: Tensor, t: Tensor) -> float:
        """Return the mean cross-entropy."""
        return float(_loss(self.params, x, t))


def numeric_gradients(net: TwoLayerNet, x: Tensor, t: Tensor, h: float = 1e-4) -> Params:
    """Return the measured gradient, every entry of an array in one call."""
    grads = {}
    for name, value in net.params.items():
        moves = h * torch.eye(value.numel(), dtype=value.dtype).reshape(-1, *value.shape)

        def lost(move: Tensor, name: str = name, value: Tensor = value) -> Tensor:
            return _loss({**net.params, name: value + move}, x, t)

        difference = torch.vmap(lost)(moves) - torch.vmap(lost)(-moves)
        grads[name] = (difference / (2 * h)).reshape(value.shape)
    return grads


def train_model(
    net: TwoLayerNet,
    x: Tensor,
    t: Tensor,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Train net by measured gradients; the loss after each epoch."""
    iter_per_epoch = len(x) // batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = torch.from_numpy(rng.choice(len(x), batch_size, replace=False))
        grads = numeric_gradients(net, x[batch], t[batch])
        net.params = {name: value - lr * grads[name] for name, value in net.params.items()}
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history


def derived_gradients(net: TwoLayerNet, x: Tensor, t: Tensor) -> Params:
    """Return the derived gradient of the loss without its 1e-7, to hold the measured one against.

    Here autograd does record.
    """
    leaves = {name: value.clone().requires_grad_() for name, value in net.params.items()}
    hidden = torch.sigmoid(x @ leaves["W1"] + leaves["b1"])
    loss = functional.cross_entropy(hidden @ leaves["W2"] + leaves["b2"], t)
    return dict(zip(leaves, torch.autograd.grad(loss, list(leaves.values())), strict=True))
