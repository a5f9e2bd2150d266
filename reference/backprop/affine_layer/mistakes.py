"""Wrong affine layers that learners really write."""

import numpy as np

from grader.declare import mistake

Cache = tuple[np.ndarray, np.ndarray]
Slopes = tuple[np.ndarray, np.ndarray, np.ndarray]


def _rows(x: np.ndarray) -> np.ndarray:
    return x.reshape(x.shape[0], -1)


def _right(dout: np.ndarray, cache: Cache) -> Slopes:
    x, W = cache
    return (dout @ W.T).reshape(x.shape), _rows(x).T @ dout, dout.sum(axis=0)


@mistake
def affine_forward__forgets_the_bias(
    x: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, Cache]:
    """The output is x W alone. The bias b still has to be added, to every row."""
    return _rows(x) @ W, (x, W)


@mistake
def affine_forward__transposes_w(
    x: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, Cache]:
    """You multiply by W transposed. Here samples are rows, and W has one column for each neuron, so
    x W is the product that fits."""
    return _rows(x) @ W.T + b, (x, W)


@mistake
def affine_forward__two_dimensions_only(
    x: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, Cache]:
    """Rows of numbers work, but a batch of pictures does not: each of its samples first has to be
    laid in a row."""
    return x @ W + b, (x, W)


@mistake
def affine_backward__dw_transposed(dout: np.ndarray, cache: Cache) -> Slopes:
    """dW has its rows and columns exchanged. It must have the shape of W, (D, H): in which order do
    x and dout enter the product?"""
    dx, dW, db = _right(dout, cache)
    return dx, dW.T, db


@mistake
def affine_backward__dx_without_the_transpose(dout: np.ndarray, cache: Cache) -> Slopes:
    """For dx you multiply dout by W as it stands, which fits only when D and H are equal. dout has
    H columns: which side of W has H?"""
    x, W = cache
    _, dW, db = _right(dout, cache)
    return (dout @ W).reshape(x.shape), dW, db


@mistake
def affine_backward__db_not_summed(dout: np.ndarray, cache: Cache) -> Slopes:
    """db comes back with a row for each sample. There is one b for all samples, so what reaches it
    is added up over the batch."""
    dx, dW, _ = _right(dout, cache)
    return dx, dW, dout.copy()


@mistake
def affine_backward__db_summed_over_everything(dout: np.ndarray, cache: Cache) -> Slopes:
    """db is a single number. Each neuron has a bias of its own: add up over the samples, and not
    over the neurons."""
    dx, dW, _ = _right(dout, cache)
    return dx, dW, np.sum(dout)


@mistake
def affine_backward__db_over_the_neurons(dout: np.ndarray, cache: Cache) -> Slopes:
    """db is added up along the other direction, over the neurons. A bias belongs to a neuron, and
    was used once for each sample."""
    dx, dW, _ = _right(dout, cache)
    return dx, dW, dout.sum(axis=1)


@mistake
def affine_backward__db_is_the_mean(dout: np.ndarray, cache: Cache) -> Slopes:
    """db is the mean over the batch. Whether the loss is a mean is already in dout; here it is the
    sum."""
    dx, dW, _ = _right(dout, cache)
    return dx, dW, dout.mean(axis=0)


@mistake
def affine_backward__dw_divided_by_n(dout: np.ndarray, cache: Cache) -> Slopes:
    """dW is divided by the number of samples. Whether the loss is a mean is already in dout, so
    that here it would be divided twice."""
    dx, dW, db = _right(dout, cache)
    return dx, dW / len(dout), db


@mistake
def affine_backward__both_divided_by_n(dout: np.ndarray, cache: Cache) -> Slopes:
    """dW and db are divided by the number of samples. Whether the loss is a mean is already in
    dout, so that here it would be divided twice."""
    dx, dW, db = _right(dout, cache)
    return dx, dW / len(dout), db / len(dout)


@mistake
def affine_backward__dx_stays_in_rows(dout: np.ndarray, cache: Cache) -> Slopes:
    """For a batch of pictures dx comes back as rows of numbers. Whoever handed in pictures wants
    slopes of pictures: give dx the shape of x."""
    _, W = cache
    _, dW, db = _right(dout, cache)
    return dout @ W.T, dW, db


@mistake
def affine_backward__another_order(dout: np.ndarray, cache: Cache) -> Slopes:
    """The three slopes come back in another order. First the one for x, then the one for W, then
    the one for b."""
    dx, dW, db = _right(dout, cache)
    return dW, db, dx


@mistake
def affine_backward__last_sample_only(dout: np.ndarray, cache: Cache) -> Slopes:
    """dW knows the last sample of the batch only. Every sample has its part in it: are the parts
    added up, or does each replace the one before?"""
    x, _ = cache
    dx, _, db = _right(dout, cache)
    return dx, np.outer(_rows(x)[-1], dout[-1]), db
