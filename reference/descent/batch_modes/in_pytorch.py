"""The same in PyTorch. Notice the `DataLoader`: shuffling and cutting into batches is all it does
here, and `drop_last`, which would leave out a last short batch, is off unless one asks for it."""

import torch
from torch import Tensor
from torch.utils.data import DataLoader


def minibatches(n: int, size: int, generator: torch.Generator) -> list[Tensor]:
    """Return the rows of one epoch, shuffled and cut into batches."""
    rows: DataLoader[Tensor] = DataLoader(
        torch.arange(n),  # type: ignore[arg-type] # a tensor is a data set of its rows
        batch_size=size,
        shuffle=True,
        generator=generator,
    )
    return list(rows)


def batch_step(
    x: Tensor, y: Tensor, a: float, b: float, rows: Tensor, lr: float
) -> tuple[float, float]:
    """Return a and b after one step by the mean gradient of some rows."""
    line = torch.tensor([a, b], dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.mse_loss(line[0] * x[rows] + line[1], y[rows])
    (gradient,) = torch.autograd.grad(loss, line)
    new = line.detach() - lr * gradient
    return float(new[0]), float(new[1])


def fit_batches(
    x: Tensor,
    y: Tensor,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    generator: torch.Generator,
) -> tuple[Tensor, Tensor]:
    """Return the paths of a and b (epochs + 1,)."""
    a, b = a0, b0
    path = [[a, b]]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, generator):
            a, b = batch_step(x, y, a, b, rows, lr)
        path.append([a, b])
    a_path, b_path = torch.tensor(path, dtype=torch.float64).T
    return a_path, b_path
