"""What is verified of `forward` and `backward`.

The cache is the learner's own: it goes from `forward` to `backward` as it is and is never looked
into. Gradients are checked three times over: as slopes of the learner's own loss, as slopes of
the loss asked for, and by value. So the feedback can tell "your gradient is not the gradient of
your own loss" from "your loss is another one".
"""

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Losses,
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

exercise = Exercise(functions=["forward", "backward"])

Params = dict[str, np.ndarray]

# N, D, H, C: all different wherever a mix-up should show.
SIZES = ((5, 3, 4, 2), (1, 3, 5, 4), (7, 2, 5, 3), (4, 1, 1, 2), (2, 5, 2, 6))
FAR_HINT = (
    "Print every intermediate result. A warning is no fault; inf / inf is. Softmax does not mind "
    "if a row is moved by the same amount everywhere."
)


def _params(rng: Generator, d: int, h: int, c: int, scale: float = 1.0) -> Params:
    return {
        "W1": rng.normal(0, scale, (d, h)),
        "b1": rng.normal(0, scale, h),
        "W2": rng.normal(0, scale, (h, c)),
        "b2": rng.normal(0, scale, c),
    }


def _targets(rng: Generator, n: int, c: int) -> np.ndarray:
    rows: np.ndarray = np.eye(c)[rng.integers(0, c, n)]
    return rows


def _mean_cross_entropy(y: np.ndarray, t: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        return float(-np.sum(np.log(np.sum(y * t, axis=1))) / len(t))


def _gradients(submission: Submission, params: Params, x: np.ndarray, t: np.ndarray) -> Observed:
    _, cache = submission.forward(params, x).items(2)
    return submission.backward(params, cache, t)


def _asked(x: np.ndarray, t: np.ndarray) -> Losses:
    """Return the loss that is asked for."""
    return one_by_one(lambda point: _mean_cross_entropy(solution.forward(point, x)[0], t))


def _factors(params: Params, x: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
    """Return the factors that learners forget, where there is a single sample to show it."""
    if len(x) > 1:
        return {}
    h = solution.forward(params, x)[1]["h"][0]
    named = {"h * (1 - h)": h * (1 - h), "(1 - h)": 1 - h, "h": h}
    return {"W1": named, "b1": named}


@exercise.check("forward returns y of shape (N, C), and a cache beside it", points=1)
def form(submission: Submission, rng: Generator) -> None:
    made = [
        submission.forward(_params(rng, d, h, c), rng.normal(0, 1, (n, d))).items(2)
        for n, d, h, c in SIZES
    ]
    for (y, _), (n, _, _, c) in zip(made, SIZES, strict=True):
        y.array((n, c))
        y.note(passed=True, actual=y.value)


@exercise.check(
    "y is the softmax of what the second layer makes of the sigmoid of the first",
    points=4,
    after=form,
)
def values(submission: Submission, rng: Generator) -> None:
    params = {
        "W1": np.array([[1.0], [-1.0]]),
        "b1": np.array([0.5]),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.array([0.0, 0.5]),
    }
    x = np.array([[1.0, 0.5], [0.0, 2.0]])
    y, _ = submission.forward(params, x).items(2)
    expect(
        y,
        equals=solution.forward(params, x)[0],
        hint="This is the example of the lesson. Print z, h, a and y, and compare.",
    )
    for n, d, h, c in SIZES:
        params, x = _params(rng, d, h, c), rng.normal(0, 1, (n, d))
        y, _ = submission.forward(params, x).items(2)
        expect(y, equals=solution.forward(params, x)[0])
    params, whole = _params(rng, 3, 4, 2), rng.integers(-3, 4, (5, 3))
    y, _ = submission.forward(params, whole).items(2)
    expect(y, equals=solution.forward(params, whole)[0])
    strided = rng.normal(0, 1, (4, 6))[:, ::2]
    y, _ = submission.forward(params, strided).items(2)
    expect(y, equals=solution.forward(params, strided)[0])
    single = {name: value.astype(np.float32) for name, value in params.items()}
    x = rng.normal(0, 1, (4, 3)).astype(np.float32)
    y, _ = submission.forward(single, x).items(2)
    expect(y, equals=solution.forward(single, x)[0])


@exercise.check("forward stays right where the sums reach -1000 and 1000", points=2, after=values)
def far(submission: Submission, rng: Generator) -> None:
    x = rng.uniform(0.5, 1.5, (3, 2))
    hidden_far = _params(rng, 2, 4, 3)
    hidden_far["W1"] = np.array([[400.0, -400.0, 1.0, 0.0], [500.0, -500.0, -1.0, 0.0]])
    output_far = _params(rng, 2, 4, 3)
    output_far["W2"] = rng.uniform(-1, 1, (4, 3))
    output_far["b2"] = np.array([998.0, 1000.0, 999.0])
    spread = _params(rng, 2, 4, 3)
    spread["b2"] = np.array([-1000.0, 0.0, 1000.0])
    below = dict(output_far, b2=np.array([-1000.0, -998.0, -999.0]))
    apart = dict(output_far, W1=np.array([[0.0] * 4, [2000.0] * 4]), b1=np.full(4, -2000.0))
    # The first row switches the hidden neurons on, the second off: logits 800 apart.
    apart["W2"], apart["b2"] = np.full((4, 3), 200.0), np.array([0.0, 1.0, 2.0])
    rows_apart = np.array([[0.0, 2.0], [0.0, 0.0]])
    for params, rows in (
        (hidden_far, x),
        (output_far, x),
        (below, x),
        (spread, x),
        (apart, rows_apart),
    ):
        y, _ = submission.forward(params, rows).items(2)
        expect(y, equals=solution.forward(params, rows)[0], hint=FAR_HINT)


@exercise.check(
    "backward returns W1, b1, W2 and b2, each of the shape of its parameter", points=2, after=form
)
def shapes(submission: Submission, rng: Generator) -> None:
    for n, d, h, c in SIZES[:3]:
        params, x = _params(rng, d, h, c), rng.normal(0, 1, (n, d))
        grads = _gradients(submission, params, x, _targets(rng, n, c))
        for name, value in params.items():
            grads[name].array(value.shape)
            grads[name].note(passed=True, actual=grads[name].value)


@exercise.check("the gradients are the slopes of your own forward's loss", points=3, after=shapes)
def own_loss(submission: Submission, rng: Generator) -> None:
    for n, d, h, c in ((1, 2, 3, 4), (5, 3, 4, 2)):
        params, x = _params(rng, d, h, c), rng.normal(0, 1, (n, d))
        t = _targets(rng, n, c)
        y, cache = submission.forward(params, x).items(2)

        def losses(points: Points, x: np.ndarray = x, t: np.ndarray = t) -> list[float]:
            answers = submission.each(points, part=0).forward(x)
            return [_mean_cross_entropy(y.array(t.shape), t) for y in answers]

        # In float32 a slope drowns in rounding; what was asked for stands in for it.
        single = getattr(y.value, "dtype", None) == np.float32
        expect_gradients(
            submission.backward(params, cache, t),
            losses=_asked(x, t) if single else losses,
            params=params,
            rng=rng,
            factors=_factors(params, x),
            otherwise=message(
                "Your gradient is not the gradient of your own loss, the mean cross-entropy of "
                "what your forward returns."
            ),
            hint="Go backward one step at a time. The array nearest the output that disagrees is "
            "the place to look first.",
        )


@exercise.check("the gradients are the slopes of the loss asked for", points=3, after=shapes)
def asked_loss(submission: Submission, rng: Generator) -> None:
    for n, d, h, c in ((1, 3, 2, 4), (6, 2, 4, 3)):
        params, x = _params(rng, d, h, c), rng.normal(0, 1, (n, d))
        t = _targets(rng, n, c)
        right_y = solution.forward(params, x)[0]

        y, cache = submission.forward(params, x).items(2)
        same_y = bool(np.allclose(y.array(t.shape), right_y, rtol=1e-5, atol=1e-7))
        otherwise = (
            message(
                "Your forward returns the y that is asked for, but your gradient is not the "
                "gradient of its mean cross-entropy."
            )
            if same_y
            else message(
                "Your loss is another one: your forward returns another y, so the gradient of the "
                "loss asked for is another one too. Put forward right first."
            )
        )
        expect_gradients(
            submission.backward(params, cache, t),
            losses=_asked(x, t),
            params=params,
            rng=rng,
            factors=_factors(params, x),
            otherwise=otherwise,
        )


@exercise.check(
    "the gradients are right to seven digits, for batches and layers of every size",
    points=3,
    after=(values, shapes),
)
def gradient_values(submission: Submission, rng: Generator) -> None:
    # A single sample first: there a factor that is missing can be told from the result.
    for n, d, h, c in sorted(SIZES):
        params, x = _params(rng, d, h, c), rng.normal(0, 1, (n, d))
        t = _targets(rng, n, c)
        cache = solution.forward(params, x)[1]
        expected = solution.backward(params, cache, t)
        expect(
            _gradients(submission, params, x, t),
            equals=expected,
            factors=_factors(params, x),
        )
    params, whole = _params(rng, 3, 4, 2), rng.integers(-3, 4, (5, 3))
    labels = _targets(rng, 5, 2).astype(np.int64)
    expected = solution.backward(params, solution.forward(params, whole)[1], labels)
    expect(_gradients(submission, params, whole, labels), equals=expected)


@exercise.check("the parameters, x and t stay as they were", points=1, after=shapes)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = (
        "Here nothing is trained: forward and backward only compute. Whoever trains subtracts the "
        "gradients afterwards."
    )
    params, x = _params(rng, 3, 4, 2), rng.normal(0, 1, (5, 3))
    t = _targets(rng, 5, 2)
    made = submission.forward(params, x)
    expect_unchanged(made, hint=hint)
    # What backward does with the cache is the learner's own business.
    expect_unchanged(submission.backward(params, made.items(2)[1], t), allow=(1,), hint=hint)


@exercise.check("every cache remembers its own forward call", points=1, after=gradient_values)
def memory(submission: Submission, rng: Generator) -> None:
    hint = "Whatever backward needs travels in the cache: no global variable, no earlier call."
    params, t = _params(rng, 3, 4, 2), _targets(rng, 5, 2)
    batches = [rng.normal(0, 1, (5, 3)) for _ in range(2)]
    caches = [submission.forward(params, x).items(2)[1] for x in batches]
    for x, cache in zip(batches, caches, strict=True):
        expected = solution.backward(params, solution.forward(params, x)[1], t)
        expect(submission.backward(params, cache, t), equals=expected, hint=hint)
    locked = {name: value.copy() for name, value in params.items()}
    x, t = batches[0].copy(), t.copy()
    for array in (*locked.values(), x, t):
        array.setflags(write=False)
    expected = solution.backward(params, solution.forward(params, x)[1], t)
    expect(_gradients(submission, locked, x, t), equals=expected, hint=hint)
