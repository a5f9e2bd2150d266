"""What is verified of `images`, `forward`, `backward` and `train`.

The cache is the learner's own: it goes from `forward` to `backward` as it is and is never looked
into. Whether training succeeds is never asked: a net without the slope of ReLU learns the five
digits too. Slopes are measured where no hidden sum lies near ReLU's kink; exactly at 0 the value
that the task names is asked for.
"""

from itertools import pairwise

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Points,
    Submission,
    expect,
    expect_gradients,
    expect_unchanged,
    message,
    one_by_one,
)

from . import solution

exercise = Exercise(functions=["images", "forward", "backward", "train"])

Params = dict[str, np.ndarray]

# N, D, H1, H2, H3, C: all different wherever a mix-up should show.
SIZES = ((1, 3, 6, 5, 7, 4), (5, 4, 6, 3, 7, 2), (4, 2, 7, 6, 5, 3), (7, 5, 4, 4, 4, 6))
DIGITS = (25, 20, 20, 20, 5)
FAR_HINT = (
    "Print every intermediate result. A warning is no fault; inf / inf is. Softmax does not mind "
    "if a row is moved by the same amount everywhere."
)
KINK = 0.02  # no hidden sum is nearer to 0 where slopes are measured
BY_HAND: Params = {
    "W1": np.array([[1.0, -1.0], [0.5, 0.25]]),
    "W2": np.array([[0.5, 1.0], [1.0, 2.0]]),
    "W3": np.array([[-1.0, 1.0], [1.0, -1.0]]),
    "W4": np.array([[1.0, -1.0], [2.0, 0.5]]),
}


def _params(rng: Generator, sizes: tuple[int, ...]) -> Params:
    return {f"W{k}": rng.uniform(-1, 1, pair) for k, pair in enumerate(pairwise(sizes), 1)}


def _draw(rng: Generator, size: tuple[int, ...]) -> tuple[Params, np.ndarray]:
    """Draw a net and a batch: each layer is partly on and partly off, no sum lies near 0."""
    n, *sizes = size
    while True:
        params, x = _params(rng, tuple(sizes)), rng.normal(0, 1, (n, sizes[0]))
        h = solution.forward(params, x)[1]["h"]
        sums = [h[k] @ params[f"W{k + 1}"] for k in range(3)]
        mixed = all((z > 0).any(axis=1).all() and (z < 0).any() for z in sums)
        if mixed and min(np.abs(z).min() for z in sums) > KINK:
            return params, x


def _targets(rng: Generator, n: int, c: int) -> np.ndarray:
    rows: np.ndarray = np.eye(c)[rng.integers(0, c, n)]
    return rows


def _mean_cross_entropy(y: np.ndarray, t: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        return float(-np.sum(np.log(np.sum(y * t, axis=1))) / len(t))


def _expected(params: Params, x: np.ndarray, t: np.ndarray) -> Params:
    return solution.backward(params, solution.forward(params, x)[1], t)


def _gradients(submission: Submission, params: Params, x: np.ndarray, t: np.ndarray) -> Observed:
    _, cache = submission.forward(params, x).items(2)
    return submission.backward(params, cache, t)


@exercise.check("images holds the five digits of the lesson, 25 pixels a row", points=2)
def pictures(submission: Submission) -> None:
    expect(
        submission.images(),
        equals=solution.images(),
        hint="Print images()[1].reshape(5, 5): the 2 should be there as you see it in the lesson.",
    )


@exercise.check("forward returns y of shape (N, C), and a cache beside it", points=1)
def form(submission: Submission, rng: Generator) -> None:
    for size in SIZES:
        y, _ = submission.forward(*_draw(rng, size)).items(2)
        y.array((size[0], size[-1]))
        y.note(passed=True, actual=y.value)


@exercise.check(
    "y is the softmax of the last sums, after three layers with ReLU", points=3, after=form
)
def values(submission: Submission, rng: Generator) -> None:
    y, _ = submission.forward(BY_HAND, np.array([[1.0, 2.0]])).items(2)
    expect(
        y,
        equals=solution.forward(BY_HAND, np.array([[1.0, 2.0]]))[0],
        hint="This is the example of the lesson. Print every z and every h, and compare.",
    )
    params, x = _draw(rng, SIZES[1])
    single = {name: value.astype(np.float32) for name, value in params.items()}
    cases = [
        *(_draw(rng, size) for size in SIZES),
        (params, rng.integers(-3, 4, (5, 4))),
        (params, rng.normal(0, 1, (3, 8))[:, ::2]),
        (params, np.zeros((2, 4))),
        (_params(rng, DIGITS), solution.images()),
        (single, x.astype(np.float32)),
    ]
    for net, batch in cases:
        y, _ = submission.forward(net, batch).items(2)
        expect(y, equals=solution.forward(net, batch)[0])


@exercise.check("forward stays right where the sums reach -1000 and 1000", points=1, after=values)
def far(submission: Submission, rng: Generator) -> None:
    x = rng.uniform(0.5, 1.5, (3, 2))
    ones = {"W1": np.eye(2), "W2": np.eye(2), "W3": np.eye(2)}
    nets = [
        ones | {"W4": 1000 * np.array([[1.0, 0.9, -1.0], [-1.0, -0.9, 1.0]]) / x.max()},
        ones | {"W4": -300 * np.array([[1.0, 1.001, 1.002], [2.0, 2.001, 2.002]])},
        ones | {"W1": 600 * np.array([[1.0, -1.0], [0.5, -0.5]]), "W4": np.eye(2, 3)},
    ]
    for params in nets:
        y, _ = submission.forward(params, x).items(2)
        expect(y, equals=solution.forward(params, x)[0], hint=FAR_HINT)
    # Two rows of one batch, 800 apart.
    apart = {"W1": np.eye(1), "W2": np.eye(1), "W3": np.eye(1), "W4": np.array([[800, 801, 802.0]])}
    rows = np.array([[1.0], [0.001]])
    y, _ = submission.forward(apart, rows).items(2)
    expect(y, equals=solution.forward(apart, rows)[0], hint=FAR_HINT)


@exercise.check("backward returns W1 to W4, each of the shape of its matrix", points=1, after=form)
def shapes(submission: Submission, rng: Generator) -> None:
    for size in SIZES:
        params, x = _draw(rng, size)
        grads = _gradients(submission, params, x, _targets(rng, size[0], size[-1]))
        for name, value in params.items():
            grads[name].array(value.shape)
            grads[name].note(passed=True, actual=grads[name].value)


@exercise.check(
    "the gradients of one sample, as worked by hand in the lesson",
    points=2,
    after=(values, shapes),
)
def by_hand(submission: Submission) -> None:
    x, t = np.array([[1.0, 2.0]]), np.array([[0.0, 1.0]])
    for target in (t, 1 - t):
        expect(
            _gradients(submission, BY_HAND, x, target),
            equals=_expected(BY_HAND, x, target),
            hint="Print what comes back to h3, h2 and h1, and what is left of it behind the "
            "switches. The lesson has the numbers.",
        )


@exercise.check(
    "the gradients are the slopes of your own forward's loss", points=2, after=(values, shapes)
)
def own_loss(submission: Submission, rng: Generator) -> None:
    for size in SIZES[:2]:
        params, x = _draw(rng, size)
        t = _targets(rng, size[0], size[-1])
        y, cache = submission.forward(params, x).items(2)

        def losses(points: Points, x: np.ndarray = x, t: np.ndarray = t) -> list[float]:
            answers = submission.each(points, part=0).forward(x)
            return [_mean_cross_entropy(y.array(t.shape), t) for y in answers]

        def asked(point: Params, x: np.ndarray = x, t: np.ndarray = t) -> float:
            return _mean_cross_entropy(solution.forward(point, x)[0], t)

        # In float32 a slope drowns in rounding; what was asked for stands in for it.
        single = getattr(y.value, "dtype", None) == np.float32
        expect_gradients(
            submission.backward(params, cache, t),
            losses=one_by_one(asked) if single else losses,
            params=params,
            rng=rng,
            otherwise=message(
                "Your gradient is not the gradient of your own loss, the mean cross-entropy of "
                "what your forward returns."
            ),
            hint="Go backward one layer at a time. The matrix nearest the output that disagrees "
            "is the place to look first.",
        )


@exercise.check(
    "the gradients are right to seven digits, for batches and layers of every size",
    points=3,
    after=(values, shapes),
)
def gradient_values(submission: Submission, rng: Generator) -> None:
    for size in SIZES:
        params, x = _draw(rng, size)
        t = _targets(rng, size[0], size[-1])
        expect(_gradients(submission, params, x, t), equals=_expected(params, x, t))
    params, _ = _draw(rng, SIZES[1])
    whole, labels = rng.integers(-3, 4, (5, 4)), _targets(rng, 5, 2).astype(np.int64)
    expect(_gradients(submission, params, whole, labels), equals=_expected(params, whole, labels))
    digits, pixels, t = _params(rng, DIGITS), solution.images(), np.eye(5)
    expect(_gradients(submission, digits, pixels, t), equals=_expected(digits, pixels, t))


@exercise.check(
    "a hidden neuron whose sum is exactly 0 passes nothing back",
    points=1,
    after=(by_hand, gradient_values),
)
def kink(submission: Submission, rng: Generator) -> None:
    # Small whole numbers, so that the sums are 0 exactly, however they are added up.
    params = {
        "W1": np.array([[1.0, 1.0, 2.0], [-1.0, 1.0, 1.0]]),
        "W2": np.array([[1.0, 2.0], [1.0, 1.0], [1.0, -1.0]]),
        "W3": np.array([[1.0, 1.0, 2.0, -1.0], [-5.0, 1.0, 1.0, 2.0]]),
        "W4": rng.uniform(-0.1, 0.1, (4, 3)),
    }
    x = np.array([[1.0, 1.0], [2.0, 2.0]])
    t = np.eye(3)[[1, 0]]
    expect(
        _gradients(submission, params, x, t),
        equals=_expected(params, x, t),
        hint="At exactly 0 ReLU has a corner. The task counts its slope there as 0.",
    )
    # A layer that is silent as a whole: nothing comes back, nothing can be learned.
    silent = params | {"W2": -np.abs(params["W2"])}
    expect(_gradients(submission, silent, x, t), equals=_expected(silent, x, t))


@exercise.check(
    "an epoch of train takes a step after every row, in the order of the rows",
    points=2,
    after=(by_hand, gradient_values),
)
def epoch(submission: Submission, rng: Generator) -> None:
    hint = "The second row already sees the matrices that the first row has corrected."
    x, t = np.array([[1.0, 2.0]]), np.array([[0.0, 1.0]])
    expect(
        submission.train(BY_HAND, x, t, 0.01, 1),
        equals=solution.train(BY_HAND, x, t, 0.01, 1),
        hint="One row, one epoch: that is one step, each matrix less lr times its gradient.",
    )
    for size, lr in ((SIZES[1], 0.1), (SIZES[2], 0.05)):
        params, x = _draw(rng, size)
        t = _targets(rng, size[0], size[-1])
        expect(
            submission.train(params, x, t, lr, 1),
            equals=solution.train(params, x, t, lr, 1),
            hint=hint,
        )
    params, _ = _draw(rng, SIZES[1])
    whole, labels = rng.integers(-2, 3, (5, 4)), _targets(rng, 5, 2).astype(np.int64)
    expect(
        submission.train(params, whole, labels, 0.05, 1),
        equals=solution.train(params, whole, labels, 0.05, 1),
    )


@exercise.check("train goes over the rows as often as epochs says", points=1, after=epoch)
def epochs(submission: Submission, rng: Generator) -> None:
    params, x = _draw(rng, SIZES[2])
    t = _targets(rng, 4, 3)
    for count in (2, 5):
        expect(
            submission.train(params, x, t, 0.02, count),
            equals=solution.train(params, x, t, 0.02, count),
        )
    expect(
        submission.train(params, x, t, 0.02, 0),
        equals=params,
        hint="After no epoch at all the matrices are still those of the start.",
    )
    digits, pixels = _params(rng, DIGITS), solution.images()
    expect(
        submission.train(digits, pixels, np.eye(5), 0.01, 20),
        equals=solution.train(digits, pixels, np.eye(5), 0.01, 20),
    )


@exercise.check(
    "matrices, inputs and targets stay as they were, and every cache remembers its own call",
    points=1,
    after=(gradient_values, epoch),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    computes = (
        "forward and backward only compute. Whoever trains subtracts the gradients afterwards."
    )
    copies = (
        "params is the caller's own dict, and its arrays are the caller's own. Begin with a new "
        "dict of copies."
    )
    params, x = _draw(rng, SIZES[1])
    t = _targets(rng, 5, 2)
    batches = [x, rng.normal(0, 1, (5, 4))]
    made = [submission.forward(params, batch) for batch in batches]
    for one, batch in zip(made, batches, strict=True):
        expect_unchanged(one, hint=computes)
        grads = submission.backward(params, one.items(2)[1], t)
        expect(
            grads,
            equals=_expected(params, batch, t),
            hint="Whatever backward needs travels in the cache: no global variable, no earlier "
            "call.",
        )
        # What backward does with the cache is the learner's own business.
        expect_unchanged(grads, allow=(1,), hint=computes)
    for _ in range(2):
        trained = submission.train(params, x, t, 0.05, 1)
        expect(trained, equals=solution.train(params, x, t, 0.05, 1))
        expect_unchanged(trained, hint=copies)
    locked = {name: value.copy() for name, value in params.items()}
    inputs, targets = x.copy(), t.copy()
    for array in (*locked.values(), inputs, targets):
        array.setflags(write=False)
    expect(_gradients(submission, locked, inputs, targets), equals=_expected(params, x, t))
    expect(
        submission.train(locked, inputs, targets, 0.05, 1),
        equals=solution.train(params, x, t, 0.05, 1),
        hint=copies,
    )
