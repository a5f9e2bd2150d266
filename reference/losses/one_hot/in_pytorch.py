"""The same in PyTorch. Notice two habits of its one_hot: it returns integers, so a loss that wants
floats needs a conversion, and without the number of classes it takes the largest label plus one."""

import torch
from torch import Tensor
from torch.nn import functional


def one_hot(labels: Tensor, classes: int) -> Tensor:
    """Return a float row for each label."""
    return functional.one_hot(labels.long(), classes).to(torch.float64)


def from_one_hot(rows: Tensor) -> Tensor:
    """Return the column of the 1 of every row."""
    return rows.argmax(dim=1)
