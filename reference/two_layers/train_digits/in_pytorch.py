"""The same in PyTorch. Notice the four lines that every training loop has there: zero_grad, the
loss, backward, step. The optimizer knows the parameters, and backward leaves each gradient beside
its parameter; were they not set to zero, they would add up from step to step. In larger programs a
DataLoader draws the batches."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


class TwoLayerNet(nn.Sequential):
    """Linear, sigmoid, linear; the softmax is part of the loss."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        rng = rng or np.random.default_rng()
        layers = [nn.Linear(input_size, hidden_size), nn.Linear(hidden_size, output_size)]
        for layer in layers:
            drawn = rng.standard_normal((layer.in_features, layer.out_features))
            layer.weight = nn.Parameter(torch.from_numpy(weight_init_std * drawn.T))
            layer.bias = nn.Parameter(torch.zeros(layer.out_features, dtype=torch.float64))
        super().__init__(layers[0], nn.Sigmoid(), layers[1])

    def accuracy(self, x: Tensor, t: Tensor) -> float:
        """Return the share of right answers."""
        return float((self(x).argmax(dim=1) == t.argmax(dim=1)).double().mean())


def prepare(images: Tensor, labels: Tensor, top: int, classes: int = 10) -> tuple[Tensor, Tensor]:
    """Return pictures as inputs from 0 to 1, and their labels as one-hot rows."""
    return images.double() / top, functional.one_hot(labels.long(), classes).double()


def train(
    net: TwoLayerNet,
    x: Tensor,
    t: Tensor,
    x_test: Tensor,
    t_test: Tensor,
    batch_size: int,
    iterations: int,
    lr: float,
    rng: np.random.Generator,
) -> dict[str, list[float]]:
    """Train net on random batches, and return how it went."""
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    history: dict[str, list[float]] = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for iteration in range(1, iterations + 1):
        batch = torch.from_numpy(rng.choice(len(x), batch_size, replace=False))
        optimizer.zero_grad()
        loss = functional.cross_entropy(net(x[batch]), t[batch])
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        history["loss"].append(loss.item())
        if iteration % (len(x) // batch_size) == 0:
            history["train_accuracy"].append(net.accuracy(x, t))
            history["test_accuracy"].append(net.accuracy(x_test, t_test))
    return history
