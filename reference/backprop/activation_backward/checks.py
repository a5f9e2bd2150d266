"""What is verified of the four functions.

The cache is the learner's own: it goes from the way forward to the way back as it is and is never
looked into.
"""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    expect,
    expect_unchanged,
    standard_arrays,
)

from . import solution

exercise = Exercise(
    functions=["relu_forward", "relu_backward", "sigmoid_forward", "sigmoid_backward"]
)

# No unsigned ones: whoever writes -x for them is right by the contract, and wrong by NumPy's.
LEFT_OUT = ("uint8",)


def _through_relu(submission: Submission, x: np.ndarray, dout: np.ndarray) -> Observed:
    return submission.relu_backward(dout, submission.relu_forward(x).items(2)[1])


def _through_sigmoid(submission: Submission, x: np.ndarray, dout: np.ndarray) -> Observed:
    return submission.sigmoid_backward(dout, submission.sigmoid_forward(x).items(2)[1])


def _relu_slope(x: np.ndarray, dout: np.ndarray) -> np.ndarray:
    return solution.relu_backward(dout, solution.relu_forward(x)[1])


def _sigmoid_slope(x: np.ndarray, dout: np.ndarray) -> np.ndarray:
    return solution.sigmoid_backward(dout, solution.sigmoid_forward(x)[1])


def _cases(rng: Generator) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield inputs and what arrives behind them, of every kind and shape."""
    four = rng.normal(0, 2, (2, 3, 2, 2))
    for x in (*standard_arrays(rng, without=LEFT_OUT), four):
        dout = rng.normal(0, 1, x.shape)
        yield x, dout.astype(np.float32) if x.dtype == np.float32 else dout


@exercise.check("both go forward as before, and return a cache beside the output", points=2)
def forward(submission: Submission, rng: Generator) -> None:
    for x in (np.array([-2.0, 0.0, 3.0]), *standard_arrays(rng, without=LEFT_OUT)):
        expect(submission.relu_forward(x).items(2)[0], equals=solution.relu_forward(x)[0])
        expect(submission.sigmoid_forward(x).items(2)[0], equals=solution.sigmoid_forward(x)[0])


@exercise.check("what passes the ReLU is decided by its input", points=3)
def relu(submission: Submission, rng: Generator) -> None:
    by_hand = np.array([-2.0, 3.0]), np.array([-1.0, -4.0])
    expect(
        _through_relu(submission, *by_hand),
        equals=_relu_slope(*by_hand),
        hint="The example of the lesson. What arrives may be negative, and passes all the same.",
    )
    for x, dout in _cases(rng):
        away = np.where(x == 0, x + 1, x) if x.dtype.kind == "i" else x
        if not np.any(away == 0):
            expect(_through_relu(submission, away, dout), equals=_relu_slope(away, dout))


@exercise.check("where the input was exactly 0, the ReLU lets nothing pass", points=1, after=relu)
def at_zero(submission: Submission, rng: Generator) -> None:
    for x in (np.zeros((2, 2)), np.array([0.0, -1.0, 0.0, 2.0]), np.array([[0, 1], [-1, 0]])):
        dout = rng.normal(0, 1, x.shape)
        expect(_through_relu(submission, x, dout), equals=_relu_slope(x, dout))


@exercise.check("what passes the sigmoid is multiplied by y (1 - y)", points=2)
def sigmoid(submission: Submission, rng: Generator) -> None:
    by_hand = np.array([-2.0, 0.0, 3.0]), np.array([-1.0, 5.0, -4.0])
    y = solution.sigmoid_forward(by_hand[0])[0]
    expect(
        _through_sigmoid(submission, *by_hand),
        equals=_sigmoid_slope(*by_hand),
        factors={"dout": by_hand[1], "y * (1 - y)": y * (1 - y), "(1 - y)": 1 - y, "y": y},
        hint="The example of the lesson: print y, its slope, and the product.",
    )
    for x, dout in _cases(rng):
        y = solution.sigmoid_forward(x)[0]
        expect(
            _through_sigmoid(submission, x, dout),
            equals=_sigmoid_slope(x, dout),
            factors={"dout": dout, "y * (1 - y)": y * (1 - y), "(1 - y)": 1 - y, "y": y},
        )


@exercise.check("x, dout and the outputs stay as they were", points=1, after=(relu, sigmoid))
def unchanged(submission: Submission, rng: Generator) -> None:
    x, dout = rng.normal(0, 1, (3, 4)), rng.normal(0, 1, (3, 4))
    hint = "dout[mask] = 0 and dout *= ... write into the array of whoever called. Make a new one."
    relu_made, sigmoid_made = submission.relu_forward(x), submission.sigmoid_forward(x)
    expect_unchanged(relu_made, hint="x[x < 0] = 0 writes into the caller's array. Make a new one.")
    expect_unchanged(
        sigmoid_made, hint="x[x < 0] = 0 writes into the caller's array. Make a new one."
    )
    # What the way back does with the cache is the learner's own business.
    relu_back = submission.relu_backward(dout, relu_made.items(2)[1])
    sigmoid_back = submission.sigmoid_backward(dout, sigmoid_made.items(2)[1])
    for back in (relu_back, sigmoid_back):
        expect_unchanged(back, allow=(1,), hint=hint)
    locked_x, locked_dout = x.copy(), dout.copy()
    for array in (locked_x, locked_dout):
        array.setflags(write=False)
    expect(_through_relu(submission, locked_x, locked_dout), equals=_relu_slope(x, dout), hint=hint)
    expect(
        _through_sigmoid(submission, locked_x, locked_dout),
        equals=_sigmoid_slope(x, dout),
        hint=hint,
    )


@exercise.check("every cache remembers its own way forward", points=1, after=(relu, sigmoid))
def memory(submission: Submission, rng: Generator) -> None:
    hint = "Whatever the way back needs travels in the cache: no global variable, no earlier call."
    inputs = [rng.normal(0, 1, (3, 4)) for _ in range(2)]
    dout = rng.normal(0, 1, (3, 4))
    relu_caches = [submission.relu_forward(x).items(2)[1] for x in inputs]
    sigmoid_caches = [submission.sigmoid_forward(x).items(2)[1] for x in inputs]
    for _ in range(2):
        for x, relu_cache, sigmoid_cache in zip(inputs, relu_caches, sigmoid_caches, strict=True):
            relu_back = submission.relu_backward(dout, relu_cache)
            expect(relu_back, equals=_relu_slope(x, dout), hint=hint)
            sigmoid_back = submission.sigmoid_backward(dout, sigmoid_cache)
            expect(sigmoid_back, equals=_sigmoid_slope(x, dout), hint=hint)
