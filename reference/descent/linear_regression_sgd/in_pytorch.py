"""The same in PyTorch. Notice that the loss is the only formula: no slope is written down. A line
is a layer with one input and one output, and its a and b are called weight and bias."""

import torch
from torch import Tensor, nn


class LinearFunction(nn.Module):
    """The line a * x + b."""

    def __init__(self, a: float, b: float) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.tensor(float(a), dtype=torch.float64))
        self.b = nn.Parameter(torch.tensor(float(b), dtype=torch.float64))

    def predict(self, x: Tensor) -> Tensor:
        """Return the height of the line at x."""
        return self.a * x + self.b


def fit(
    x: Tensor, y: Tensor, a0: float, b0: float, lr: float, epochs: int
) -> tuple[Tensor, Tensor]:
    """Return the paths of a and b (epochs + 1,)."""
    line = LinearFunction(a0, b0)
    walker = torch.optim.SGD(line.parameters(), lr=lr)
    path = [[line.a.item(), line.b.item()]]
    for _ in range(epochs):
        for xi, yi in zip(x, y, strict=True):
            loss = (line.predict(xi) - yi) ** 2
            line.a.grad, line.b.grad = torch.autograd.grad(loss, [line.a, line.b])
            walker.step()
        path.append([line.a.item(), line.b.item()])
    a_path, b_path = torch.tensor(path, dtype=torch.float64).T
    return a_path, b_path
