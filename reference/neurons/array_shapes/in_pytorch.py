"""The same in PyTorch. Notice the one difference that costs people an evening: `size` of an array
is the number of its elements, but `size()` of a tensor is its shape; the elements are counted by
`numel()`. `unsqueeze` puts a new axis of length 1 at the place you name."""

import torch
from torch import Tensor


def describe(a: Tensor | list[object] | float) -> tuple[int, tuple[int, ...], int]:
    """Return the number of axes, the length of each, and the number of elements."""
    tensor = torch.as_tensor(a)
    return tensor.ndim, tuple(tensor.shape), tensor.numel()


def row_vector(v: Tensor) -> Tensor:
    """Return a vector (D,) as one row (1, D): the new axis comes first."""
    return v.unsqueeze(0)


def col_vector(v: Tensor) -> Tensor:
    """Return a vector (D,) as one column (D, 1): the new axis comes second."""
    return v.unsqueeze(1)
