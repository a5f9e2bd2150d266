"""The same in PyTorch. Notice what nn.Module takes over: every nn.Parameter is found by itself, so
nobody keeps a dict of them; and gradient is two lines, because the loss remembers how it was made.
F.cross_entropy works on the numbers before the softmax and needs no 1e-7 in its logarithm. An
optimizer's step() would do what update does; here it is written out."""

from itertools import pairwise

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


class TwoLayerNet(nn.Module):
    """A sigmoid layer and a softmax layer; weights are kept as (in, out), as in the lesson."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        super().__init__()
        rng = rng or np.random.default_rng()
        sizes = (input_size, hidden_size, output_size)
        for layer, shape in enumerate(pairwise(sizes), start=1):
            drawn = torch.from_numpy(weight_init_std * rng.standard_normal(shape))
            self.register_parameter(f"W{layer}", nn.Parameter(drawn))
            zeros = torch.zeros(shape[1], dtype=torch.float64)
            self.register_parameter(f"b{layer}", nn.Parameter(zeros))

    @property
    def params(self) -> dict[str, Tensor]:
        """W1, b1, W2 and b2."""
        return dict(self.named_parameters())

    def forward(self, x: Tensor) -> Tensor:
        """Return the numbers before the softmax."""
        h = torch.sigmoid(x @ self.params["W1"] + self.params["b1"])
        return h @ self.params["W2"] + self.params["b2"]

    def predict(self, x: Tensor) -> Tensor:
        """Return the class probabilities."""
        return torch.softmax(self(x), dim=1).detach()

    def loss(self, x: Tensor, t: Tensor) -> Tensor:
        """Return the mean cross-entropy."""
        return functional.cross_entropy(self(x), t)

    def accuracy(self, x: Tensor, t: Tensor) -> float:
        """Return the share of right answers."""
        return float((self(x).argmax(dim=1) == t.argmax(dim=1)).double().mean())

    def gradient(self, x: Tensor, t: Tensor) -> dict[str, Tensor]:
        """Return the gradient of the loss for every parameter."""
        found = torch.autograd.grad(self.loss(x, t), list(self.params.values()))
        return dict(zip(self.params, found, strict=True))

    @torch.no_grad()
    def update(self, grads: dict[str, Tensor], lr: float) -> None:
        """Take one step of descent."""
        for name, gradient in grads.items():
            self.params[name] -= lr * gradient
