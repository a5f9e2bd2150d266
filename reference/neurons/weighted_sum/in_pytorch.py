"""The same in PyTorch. Notice the `.T`: `linear`, and with it every `nn.Linear`, keeps its weights
as (neurons, inputs), the other way round than this course, and turns them itself."""

from torch import Tensor
from torch.nn.functional import linear


def weighted_sum(x: Tensor, w: Tensor, b: float = 0.0) -> Tensor:
    """Return each input times its weight, added up, plus the bias."""
    return x @ w + b


def layer(x: Tensor, W: Tensor, b: Tensor) -> Tensor:
    """Return the weighted sums (N, H) of a whole layer."""
    return linear(x, W.T, b)
