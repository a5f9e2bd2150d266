"""What is verified of `TwoLayerNet`.

The learner's net stays in the jail. To ask it at weights of our choosing, a net of zeros is made
(weight_init_std 0) and moved there by one `update`; what it then holds is read, and everything is
expected at *those* parameters. So a wrong update or a wrong start does not spoil the other checks,
and in which order the weights are drawn is the learner's own business.
"""

from typing import Any

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

exercise = Exercise(functions=["TwoLayerNet"])

Params = dict[str, np.ndarray]

# N, I, H, O: all different wherever a mix-up should show.
SIZES = ((5, 3, 4, 2), (1, 3, 5, 4), (7, 2, 5, 3), (4, 1, 1, 2), (2, 5, 2, 6))
EXAMPLE: Params = {
    "W1": np.array([[1.0], [-1.0]]),
    "b1": np.array([0.5]),
    "W2": np.array([[2.0, -1.0]]),
    "b2": np.array([0.0, 0.5]),
}
X, T = np.array([[1.0, 0.5], [0.0, 2.0]]), np.eye(2)
LESSON = "This is the example of the lesson: print what it computes step by step, and compare."
NEAR = Tolerance(rtol=1e-4, atol=1e-6)  # a loss with or without 1e-7 in its logarithm
LEAST, MOST = 0.65, 0.715  # of normal numbers 68.3 % lie within one standard deviation


def _shapes(i: int, h: int, o: int) -> dict[str, tuple[int, ...]]:
    return {"W1": (i, h), "b1": (h,), "W2": (h, o), "b2": (o,)}


def _draw(rng: Generator, i: int, h: int, o: int) -> Params:
    return {name: rng.normal(0, 1, shape) for name, shape in _shapes(i, h, o).items()}


def _targets(rng: Generator, n: int, o: int) -> np.ndarray:
    rows: np.ndarray = np.eye(o)[rng.integers(0, o, n)]
    return rows


def _sizes(params: Params) -> tuple[int, int, int]:
    return (*params["W1"].shape, len(params["b2"]))


def _held(submission: Submission, net: Observed, sizes: tuple[int, int, int]) -> Params:
    """Return what a net holds now, as arrays."""
    params = submission.of(net).attribute("params")
    return {name: params[name].array(shape) for name, shape in _shapes(*sizes).items()}


def _placed(submission: Submission, params: Params) -> Observed:
    """Return a net of the learner's that has been moved to `params`."""
    net = submission.TwoLayerNet(*_sizes(params), 0.0, seeded(0))
    submission.of(net).update({name: -value for name, value in params.items()}, 1.0)
    return net


def _twin(params: Params) -> solution.TwoLayerNet:
    """Return a net of the solution's that holds `params`."""
    net = solution.TwoLayerNet(*_sizes(params), 0.0)
    net.params = {name: value.copy() for name, value in params.items()}
    return net


def _pair(submission: Submission, params: Params) -> tuple[Observed, solution.TwoLayerNet]:
    """Return the learner's net near `params`, and the solution's with the very same numbers."""
    net = _placed(submission, params)
    return net, _twin(_held(submission, net, _sizes(params)))


def _state(observed: Observed, holds: bool | np.bool_, otherwise: Any) -> None:
    """State a property of drawn numbers. Where it holds, the numbers are evidence for nothing."""
    if not holds:
        expect_that(observed, False, otherwise)


@exercise.check("a new net holds W1, b1, W2 and b2 in params, and its biases are 0", points=1)
def form(submission: Submission) -> None:
    for sizes in ((3, 5, 2), (4, 1, 6)):
        params = submission.of(submission.TwoLayerNet(*sizes, 0.5, seeded(1))).attribute("params")
        for name, shape in _shapes(*sizes).items():
            params[name].array(shape)
        expect(params["b1"], equals=np.zeros(sizes[1]))
        expect(params["b2"], equals=np.zeros(sizes[2]))


@exercise.check(
    "the weights are normal numbers times weight_init_std, and rng draws them",
    points=2,
    after=form,
)
def start(submission: Submission, rng: Generator) -> None:
    nothing = submission.of(submission.TwoLayerNet(3, 4, 2, 0.0, seeded(0))).attribute("params")
    for name in ("W1", "W2"):
        expect(nothing[name], equals=np.zeros(_shapes(3, 4, 2)[name]), hint="weight_init_std is 0.")
    alone = submission.of(submission.TwoLayerNet(3, 4, 2)).attribute("params")
    for name in ("W1", "W2"):
        _state(
            alone[name],
            np.any(alone[name].array(_shapes(3, 4, 2)[name]) != 0),
            message(
                "Without rng, a net draws from a generator of its own; {name} is 0.", name=name
            ),
        )
    sizes = (120, 100, 80)
    first, second, third = (int(seed) for seed in rng.choice(10**6, 3, replace=False))
    made = (
        (0.01, submission.TwoLayerNet(*sizes, rng=seeded(first))),
        (0.5, submission.TwoLayerNet(*sizes, 0.5, seeded(first))),
    )
    for asked, net in made:
        for name in ("W1", "W2"):
            drawn = submission.of(net).attribute("params")[name]
            _look_at_the_numbers(drawn, drawn.array(_shapes(*sizes)[name]), asked, name)
    nets = [
        submission.of(submission.TwoLayerNet(4, 3, 2, 0.5, seeded(seed))).attribute("params")
        for seed in (second, second, third)
    ]
    for name in ("W1", "W2"):
        one, same, other = (net[name].array(_shapes(4, 3, 2)[name]) for net in nets)
        _state(
            nets[1][name],
            np.array_equal(one, same),
            message(
                "Two nets that were given equal generators got different numbers in {name}. Every "
                "number has to come from rng.",
                name=name,
            ),
        )
        _state(
            nets[2][name],
            not np.array_equal(one, other),
            message(
                "Two nets that were given different generators got the same numbers in {name}. "
                "Every number has to come from rng.",
                name=name,
            ),
        )


def _look_at_the_numbers(drawn: Observed, values: np.ndarray, asked: float, name: str) -> None:
    """State that values are normal numbers around 0 with a standard deviation of `asked`."""
    spread, middle = float(np.std(values)), float(np.mean(values))
    _state(
        drawn,
        abs(spread / asked - 1) < 0.05,
        message(
            "The standard deviation of {name} is {spread}. weight_init_std is {asked}.",
            name=name,
            spread=f"{spread:.3g}",
            asked=f"{asked:g}",
        ),
    )
    _state(
        drawn,
        abs(middle) < 0.08 * asked,
        message(
            "The mean of {name} is {middle}. It should be near 0: the weights are as often "
            "negative as positive.",
            name=name,
            middle=f"{middle:.3g}",
        ),
    )
    share = float(np.mean(np.abs(values) < asked))
    _state(
        drawn,
        LEAST < share < MOST,
        message(
            "Of the numbers in {name}, {share} % lie within weight_init_std of 0. Of normal "
            "numbers it is 68 %.",
            name=name,
            share=f"{100 * share:.0f}",
        ),
    )


@exercise.check("update subtracts lr times each gradient from its parameter", points=2, after=form)
def step(submission: Submission, rng: Generator) -> None:
    for _, *sizes in SIZES[:3]:
        net = submission.TwoLayerNet(*sizes, 0.0, seeded(2))
        before = _held(submission, net, (sizes[0], sizes[1], sizes[2]))
        for lr in (0.1, 0.5):
            grads = _draw(rng, *sizes)
            submission.of(net).update(grads, lr)
            before = {name: value - lr * grads[name] for name, value in before.items()}
            params = submission.of(net).attribute("params")
            expect(
                params,
                equals=before,
                hint="This is what a net of zeros holds after update: minus lr times the "
                "gradients of every step it took.",
            )


@exercise.check(
    "predict returns the probabilities of the classes, row by row", points=3, after=form
)
def probabilities(submission: Submission, rng: Generator) -> None:
    net, twin = _pair(submission, EXAMPLE)
    expect(submission.of(net).predict(X), equals=twin.predict(X), hint=LESSON)
    for n, *sizes in SIZES:
        net, twin = _pair(submission, _draw(rng, *sizes))
        x = rng.normal(0, 1, (n, sizes[0]))
        expect(submission.of(net).predict(x), equals=twin.predict(x))
    net, twin = _pair(submission, _draw(rng, 3, 4, 2))
    kinds: tuple[np.ndarray, ...] = (
        rng.integers(-3, 4, (5, 3)),
        rng.integers(0, 17, (4, 3), dtype=np.uint8),
        rng.normal(0, 1, (4, 3)).astype(np.float32),
        rng.normal(0, 1, (4, 6))[:, ::2],
        rng.normal(0, 1, (3, 6)).T,
    )
    for one in kinds:
        expect(submission.of(net).predict(one), equals=twin.predict(one))
    far = _draw(rng, 2, 4, 3)
    far["W1"] = np.array([[400.0, -400.0, 1.0, 0.0], [500.0, -500.0, -1.0, 0.0]])
    apart = dict(far, W1=np.array([[0.0] * 4, [2000.0] * 4]), b1=np.full(4, -2000.0))
    # The first row switches the hidden neurons on, the second off: logits 800 apart.
    apart["W2"], apart["b2"] = np.full((4, 3), 200.0), np.array([0.0, 1.0, 2.0])
    rows = rng.uniform(0.5, 1.5, (3, 2))
    for params, x in (
        (far, rows),
        (dict(far, b2=np.array([998.0, 1000.0, 999.0])), rows),
        (dict(far, b2=np.array([-1000.0, -998.0, -999.0])), rows),
        (apart, np.array([[0.0, 2.0], [0.0, 0.0]])),
    ):
        net, twin = _pair(submission, params)
        expect(
            submission.of(net).predict(x),
            equals=twin.predict(x),
            hint="Softmax does not mind if a row is moved by the same amount everywhere.",
        )


@exercise.check("loss is the mean cross-entropy of what predict returns", points=2, after=form)
def losses(submission: Submission, rng: Generator) -> None:
    net, twin = _pair(submission, EXAMPLE)
    expect(submission.of(net).loss(X, T), equals=twin.loss(X, T), tolerance=NEAR, hint=LESSON)
    for n, *sizes in SIZES:
        net, twin = _pair(submission, _draw(rng, *sizes))
        x, t = rng.normal(0, 1, (n, sizes[0])), _targets(rng, n, sizes[2])
        expect(submission.of(net).loss(x, t), equals=twin.loss(x, t), tolerance=NEAR)
    sure = {name: np.zeros(shape) for name, shape in _shapes(2, 3, 2).items()}
    net = _placed(submission, dict(sure, b2=np.array([1000.0, 0.0])))
    held = _held(submission, net, (2, 3, 2))["b2"]
    if np.ptp(held) < 500:
        return  # update did not make it sure; the check of update says so
    wrong = int(held.argmin())
    told = submission.of(net).loss(np.zeros((1, 2)), np.eye(2)[[wrong]])
    value = float(told.array(()))
    if not (np.isfinite(value) and value > 10):
        # Where it holds, the number is evidence for nothing: it may be 16, 1000 or another.
        expect_that(
            told,
            False,
            message(
                "The net is quite sure of the wrong class, so the loss should be large, but "
                "finite; it is {value}.",
                value=f"{value:g}",
            ),
            hint="What does the logarithm make of a probability of exactly 0?",
        )


@exercise.check(
    "accuracy is the share of the rows that are classified rightly", points=2, after=form
)
def accuracies(submission: Submission, rng: Generator) -> None:
    net, twin = _pair(submission, EXAMPLE)
    expect(submission.of(net).accuracy(X, T), equals=twin.accuracy(X, T), hint=LESSON)
    for n, *sizes in ((8, 3, 4, 3), (11, 2, 5, 4), (1, 3, 4, 2)):
        net, twin = _pair(submission, _draw(rng, *sizes))
        x = rng.normal(0, 2, (n, sizes[0]))
        chosen = twin.predict(x).argmax(axis=1)
        right = np.arange(n) < (n + 1) // 3
        t = np.eye(sizes[2])[np.where(right, chosen, (chosen + 1) % sizes[2])]
        for targets in (t, t[::-1].astype(np.int64), np.eye(sizes[2])[chosen]):
            expect(submission.of(net).accuracy(x, targets), equals=twin.accuracy(x, targets))


def _factors(net: solution.TwoLayerNet, x: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
    """Return the factors that learners forget, where there is a single sample to show it."""
    if len(x) > 1:
        return {}
    h = net._hidden(x)[0]
    named = {"h * (1 - h)": h * (1 - h), "(1 - h)": 1 - h, "h": h}
    return {"W1": named, "b1": named}


@exercise.check("gradient returns the slope of the loss for every parameter", points=2, after=form)
def slopes(submission: Submission, rng: Generator) -> None:
    net, twin = _pair(submission, EXAMPLE)
    expect(submission.of(net).gradient(X, T), equals=twin.gradient(X, T), hint=LESSON)
    # A single sample first: there a factor that is missing can be told from the result.
    for n, *sizes in sorted(SIZES):
        net, twin = _pair(submission, _draw(rng, *sizes))
        x, t = rng.normal(0, 1, (n, sizes[0])), _targets(rng, n, sizes[2])
        expect(
            submission.of(net).gradient(x, t),
            equals=twin.gradient(x, t),
            factors=_factors(twin, x),
        )
    net, twin = _pair(submission, _draw(rng, 3, 4, 2))
    whole, labels = rng.integers(-3, 4, (5, 3)), _targets(rng, 5, 2).astype(np.int64)
    expect(submission.of(net).gradient(whole, labels), equals=twin.gradient(whole, labels))


@exercise.check(
    "asking changes nothing, each net keeps params of its own, and arguments stay as they were",
    points=1,
    after=form,
)
def unchanged(submission: Submission, rng: Generator) -> None:
    wanted = _draw(rng, 3, 4, 2)
    net = _placed(submission, wanted)
    held = _held(submission, net, (3, 4, 2))
    x, t = rng.normal(0, 1, (5, 3)), _targets(rng, 5, 2)
    for asked in (
        submission.of(net).predict(x),
        submission.of(net).loss(x, t),
        submission.of(net).accuracy(x, t),
        submission.of(net).gradient(x, t),
    ):
        expect_unchanged(asked)
        expect(
            submission.of(net).attribute("params"),
            equals=held,
            hint="Only update moves the parameters.",
        )
    other = _placed(submission, _draw(rng, 3, 4, 2))
    expect_unchanged(submission.of(other).update(_draw(rng, 3, 4, 2), 0.1))
    expect(
        submission.of(net).attribute("params"),
        equals=held,
        hint="A second net was made and moved. What one net owns hangs on self, not on the class.",
    )
