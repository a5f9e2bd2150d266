"""What is verified of `numeric_gradients` and `train_model`.

`TwoLayerNet` is given, and its object stays in the jail. Everything is expected at the parameters
that the learner's net holds just before it is asked. With a small h a measured gradient cannot be
told from a derived one; with a large h it can, and so can one side from two.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    Tolerance,
    expect,
    expect_that,
    expect_unchanged,
    message,
    seeded,
)

from . import solution

exercise = Exercise(functions=["TwoLayerNet", "numeric_gradients", "train_model"])

Params = dict[str, np.ndarray]
Sizes = tuple[int, int, int]

# N, I, H, O: all different wherever a mix-up should show, and small: slow programs are right too.
SIZES = ((5, 3, 4, 2), (1, 3, 2, 4), (4, 1, 3, 2), (3, 2, 1, 5))
EXAMPLE: Params = {
    "W1": np.array([[1.0], [-1.0]]),
    "b1": np.array([0.5]),
    "W2": np.array([[2.0, -1.0]]),
    "b2": np.array([0.0, 0.5]),
}
X, T = np.array([[1.0, 0.5], [0.0, 2.0]]), np.eye(2)
# A slope of h 1e-4 holds some ten digits; a loss with or without its 1e-7 agrees in six.
NEAR = Tolerance(rtol=1e-5, atol=1e-8)
WIDE = 0.3


def _shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    i, h, o = sizes
    return {"W1": (i, h), "b1": (h,), "W2": (h, o), "b2": (o,)}


def _draw(rng: Generator, sizes: Sizes) -> Params:
    return {name: rng.normal(0, 1, shape) for name, shape in _shapes(sizes).items()}


def _batch(rng: Generator, n: int, sizes: Sizes) -> tuple[np.ndarray, np.ndarray]:
    x = rng.normal(0, 1, (n, sizes[0]))
    x[rng.random(x.shape) < 0.2] = 0.0
    rows: np.ndarray = np.eye(sizes[2])[rng.integers(0, sizes[2], n)]
    return x, rows


def _held(submission: Submission, net: Observed, sizes: Sizes) -> Params:
    """Return what a net holds now, as arrays."""
    params = submission.of(net).attribute("params")
    return {name: params[name].array(shape) for name, shape in _shapes(sizes).items()}


def _pair(submission: Submission, params: Params) -> tuple[Observed, solution.TwoLayerNet, Sizes]:
    """Return a net in the jail moved to `params`, a twin with the same numbers, and their sizes."""
    i, h = params["W1"].shape
    sizes: Sizes = (i, h, len(params["b2"]))
    net = submission.TwoLayerNet(*sizes, 0.0, seeded(0))
    submission.of(net).update({name: -value for name, value in params.items()}, 1.0)
    twin = solution.TwoLayerNet(*sizes, 0.0)
    twin.params = _held(submission, net, sizes)
    return net, twin, sizes


@exercise.check(
    "numeric_gradients returns W1, b1, W2 and b2, each of the shape of its parameter", points=1
)
def form(submission: Submission, rng: Generator) -> None:
    for n, *three in SIZES[:3]:
        sizes = (three[0], three[1], three[2])
        net, _, _ = _pair(submission, _draw(rng, sizes))
        grads = submission.numeric_gradients(net, *_batch(rng, n, sizes))
        for name, shape in _shapes(sizes).items():
            grads[name].array(shape)
            grads[name].note(passed=True, actual=grads[name].value)


@exercise.check("every entry is the slope of net.loss", points=4, after=form)
def slopes(submission: Submission, rng: Generator) -> None:
    net, twin, _ = _pair(submission, EXAMPLE)
    expect(
        submission.numeric_gradients(net, X, T),
        equals=solution.numeric_gradients(twin, X, T),
        tolerance=NEAR,
        hint="This is the example of the lesson. Print both losses for the first entry of W1.",
    )
    for n, *three in SIZES:
        sizes = (three[0], three[1], three[2])
        net, twin, _ = _pair(submission, _draw(rng, sizes))
        x, t = _batch(rng, n, sizes)
        expect(
            submission.numeric_gradients(net, x, t),
            equals=solution.numeric_gradients(twin, x, t),
            tolerance=NEAR,
        )
    sizes = (3, 4, 2)
    net, twin, _ = _pair(submission, _draw(rng, sizes))
    whole = rng.integers(0, 17, (5, 3), dtype=np.uint8)
    labels = np.eye(2, dtype=np.int64)[rng.integers(0, 2, 5)]
    expect(
        submission.numeric_gradients(net, whole, labels),
        equals=solution.numeric_gradients(twin, whole, labels),
        tolerance=NEAR,
    )


@exercise.check("h is how far a parameter is moved, to both sides", points=3, after=slopes)
def wide(submission: Submission, rng: Generator) -> None:
    net, twin, _ = _pair(submission, EXAMPLE)
    hint = "With a large h the exact slope is another number. Here the two losses decide."
    expect(
        submission.numeric_gradients(net, X, T, WIDE),
        equals=solution.numeric_gradients(twin, X, T, WIDE),
        tolerance=NEAR,
        hint=hint,
    )
    for n, *three in (SIZES[0], SIZES[2]):
        sizes = (three[0], three[1], three[2])
        net, twin, _ = _pair(submission, _draw(rng, sizes))
        x, t = _batch(rng, n, sizes)
        for h in (WIDE, 0.01):
            expect(
                submission.numeric_gradients(net, x, t, h),
                equals=solution.numeric_gradients(twin, x, t, h),
                tolerance=NEAR,
                hint=hint,
            )


@exercise.check("measuring leaves the network, x and t as they were", points=2, after=form)
def restored(submission: Submission, rng: Generator) -> None:
    sizes = (3, 4, 2)
    net, twin, _ = _pair(submission, _draw(rng, sizes))
    x, t = _batch(rng, 5, sizes)
    for h in (1e-4, WIDE):
        expect_unchanged(submission.numeric_gradients(net, x, t, h))
        expect(
            submission.of(net).attribute("params"),
            equals=twin.params,
            hint="Keep the value before you move it, and put it back before the next entry.",
        )


def _trained(
    submission: Submission,
    params: Params,
    x: np.ndarray,
    t: np.ndarray,
    *,
    iterations: int,
    batch_size: int,
    lr: float,
    seed: int,
) -> tuple[Observed, Observed, solution.TwoLayerNet, list[float]]:
    """Train a net in the jail and its twin; return net, history, twin and its history."""
    net, twin, _ = _pair(submission, params)
    settings = (iterations, batch_size, lr)
    history = submission.train_model(net, x, t, *settings, seeded(seed))
    expected = solution.train_model(twin, x, t, *settings, seeded(seed).make())
    return net, history, twin, expected


@exercise.check(
    "train_model takes every one of its steps, each for the batch that rng draws",
    points=3,
    after=slopes,
)
def steps(submission: Submission, rng: Generator) -> None:
    sizes = (3, 4, 2)
    x, t = _batch(rng, 7, sizes)
    for iterations, batch_size, lr in ((1, 7, 0.5), (1, 3, 0.5), (5, 3, 0.5), (4, 1, 0.1)):
        net, history, twin, _ = _trained(
            submission,
            _draw(rng, sizes),
            x,
            t,
            iterations=iterations,
            batch_size=batch_size,
            lr=lr,
            seed=int(rng.integers(10**6)),
        )
        if not history.returned:
            history.note_fault()
            return
        expect(
            submission.of(net).attribute("params"),
            equals=twin.params,
            tolerance=NEAR,
            hint="This is what the network holds after train_model. Print i in the loop: which "
            "iterations are there?",
        )


@exercise.check(
    "its history holds the loss on all of x and t, once an epoch", points=2, after=steps
)
def histories(submission: Submission, rng: Generator) -> None:
    sizes = (3, 4, 2)
    for n, iterations, batch_size in ((6, 6, 2), (7, 7, 2), (5, 4, 5), (8, 5, 3), (5, 1, 2)):
        x, t = _batch(rng, n, sizes)
        _, history, _, expected = _trained(
            submission,
            _draw(rng, sizes),
            x,
            t,
            iterations=iterations,
            batch_size=batch_size,
            lr=0.5,
            seed=int(rng.integers(10**6)),
        )
        value = history.value
        if not isinstance(value, list):
            expect_that(
                history,
                False,
                message("The history should be a list, with one loss for each epoch."),
                hint="Begin with an empty list, and append to it.",
            )
        elif len(value) != len(expected):
            expect_that(
                history,
                False,
                message(
                    "N is {n}, batch_size {batch_size}, iterations {iterations}: the history "
                    "should be a list of {expected} losses. It holds {told}.",
                    n=n,
                    batch_size=batch_size,
                    iterations=iterations,
                    expected=len(expected),
                    told=len(value),
                ),
                hint="An epoch is N // batch_size iterations. Print iter_per_epoch.",
            )
            continue
        expect(
            history,
            equals=expected,
            tolerance=NEAR,
            hint="net.loss(x, t) of all rows, right after the last step of each epoch.",
        )
