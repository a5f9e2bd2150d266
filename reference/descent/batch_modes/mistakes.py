"""Wrong batches, and wrong ways to use them, that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import batch_step, minibatches

Paths = tuple[np.ndarray, np.ndarray]


@mistake
def minibatches__drops_the_tail(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Where the rows do not divide evenly, the last few are in no batch. They are data as well: the
    last batch may be shorter."""
    order = rng.permutation(n)
    return [order[k * size : (k + 1) * size] for k in range(n // size)]


@mistake
def minibatches__draws_with_replacement(
    n: int, size: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """You draw each batch for itself, from all rows. So some rows come twice in an epoch and others
    never. Shuffle all rows once, and deal them out."""
    return [rng.choice(n, min(size, n - start)) for start in range(0, n, size)]


@mistake
def minibatches__never_shuffles(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """The batches are cut well, but the rows stay in their own order. If data are sorted, a batch
    then shows one kind of them only. Shuffle first."""
    return [np.arange(start, min(start + size, n)) for start in range(0, n, size)]


@mistake
def minibatches__size_is_the_number(
    n: int, size: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """You make size batches. size says how many rows are in a batch, not how many batches there
    are."""
    return list(np.array_split(rng.permutation(n), size))


@mistake
def minibatches__equal_parts(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Your batches are made as equal as can be. The task fills each with size rows, and only
    the last one may be shorter."""
    return list(np.array_split(rng.permutation(n), -(-n // size)))


@mistake
def minibatches__empty_batch_at_the_end(
    n: int, size: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """Where the rows divide evenly, an empty batch comes last. The mean of nothing is nan, and one
    such step spoils every parameter. At which numbers do batches begin?"""
    order = rng.permutation(n)
    return [order[k * size : (k + 1) * size] for k in range(n // size + 1)]


@mistake
def minibatches__one_batch(n: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """You return the first batch only. An epoch needs all of them: every row has its turn."""
    return [rng.permutation(n)[:size]]


@mistake
def batch_step__takes_the_sum(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """You add up the slopes of the rows. The task asks for their mean, so that a step does not grow
    with the size of the batch."""
    error = a * x[rows] + b - y[rows]
    return float(a - lr * np.sum(2 * error * x[rows])), float(b - lr * np.sum(2 * error))


@mistake
def batch_step__forgets_the_two(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """Your step is half as long as it should be. The loss is the squared error, and the derivative
    of a square brings down a factor."""
    error = a * x[rows] + b - y[rows]
    return float(a - lr * np.mean(error * x[rows])), float(b - lr * np.mean(error))


@mistake
def batch_step__takes_all_rows(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """Your step looks at all points, whatever rows holds. Only the points whose numbers stand in
    rows belong to this batch."""
    error = a * x + b - y
    return float(a - lr * np.mean(2 * error * x)), float(b - lr * np.mean(2 * error))


@mistake
def batch_step__divides_by_all_rows(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """You add up the slopes of the batch, but divide by the number of all points. The mean of a
    batch is divided by how many rows the batch has."""
    error = a * x[rows] + b - y[rows]
    da, db = np.sum(2 * error * x[rows]) / len(x), np.sum(2 * error) / len(x)
    return float(a - lr * da), float(b - lr * db)


@mistake
def batch_step__climbs(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """The step leads uphill. The gradient points to where the loss rises: go against it."""
    error = a * x[rows] + b - y[rows]
    return float(a + lr * np.mean(2 * error * x[rows])), float(b + lr * np.mean(2 * error))


@mistake
def batch_step__b_sees_the_new_a(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """The slope for b is computed after a has moved. Compute both slopes first, with the same a and
    b, and only then move."""
    a = float(a - lr * np.mean(2 * (a * x[rows] + b - y[rows]) * x[rows]))
    return a, float(b - lr * np.mean(2 * (a * x[rows] + b - y[rows])))


@mistake
def batch_step__means_multiplied(
    x: np.ndarray, y: np.ndarray, a: float, b: float, rows: np.ndarray, lr: float
) -> tuple[float, float]:
    """For b your step is right, and for a you multiply the mean error by the mean x. The mean of
    the products is another number: multiply row by row, and take the mean last."""
    error = np.mean(2 * (a * x[rows] + b - y[rows]))
    return float(a - lr * error * np.mean(x[rows])), float(b - lr * error)


@mistake
def fit_batches__same_order_every_epoch(
    x: np.ndarray,
    y: np.ndarray,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    rng: np.random.Generator,
) -> Paths:
    """You make the batches once and use them in every epoch. Shuffle anew each time: where does the
    call of minibatches have to stand?"""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    batches = minibatches(len(x), size, rng)
    for _ in range(epochs):
        for rows in batches:
            a, b = batch_step(x, y, a, b, rows, lr)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit_batches__notes_every_step(
    x: np.ndarray,
    y: np.ndarray,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    rng: np.random.Generator,
) -> Paths:
    """The steps are right, but you note a and b after every batch. That belongs after the inner
    loop, once an epoch: how far is your append indented?"""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
            path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit_batches__leaves_out_the_start(
    x: np.ndarray,
    y: np.ndarray,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    rng: np.random.Generator,
) -> Paths:
    """Your paths begin after the first epoch. Where the parameters started belongs to them, too:
    epochs + 1 values."""
    a, b = float(a0), float(b0)
    path = []
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])


@mistake
def fit_batches__one_batch_an_epoch(
    x: np.ndarray,
    y: np.ndarray,
    a0: float,
    b0: float,
    lr: float,
    size: int,
    epochs: int,
    rng: np.random.Generator,
) -> Paths:
    """You take one step an epoch, by the first batch. An epoch goes through all batches."""
    a, b = float(a0), float(b0)
    path = [(a, b)]
    for _ in range(epochs):
        a, b = batch_step(x, y, a, b, minibatches(len(x), size, rng)[0], lr)
        path.append((a, b))
    return np.array([one[0] for one in path]), np.array([one[1] for one in path])
