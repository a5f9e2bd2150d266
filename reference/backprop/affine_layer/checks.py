"""What is verified of `affine_forward` and `affine_backward`.

The cache is the learner's own: it goes from the way forward to the way back as it is and is never
looked into. No two of N, D and H are equal wherever a mix-up should show.
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
)

from . import solution

exercise = Exercise(functions=["affine_forward", "affine_backward"])

Layer = tuple[np.ndarray, np.ndarray, np.ndarray]

# N, D, H.
SIZES = ((5, 3, 2), (1, 3, 4), (4, 1, 3), (2, 6, 1), (3, 2, 7))
X = np.array([[1.0, 2.0], [3.0, -1.0]])
W = np.array([[0.5, -1.0, 2.0], [1.0, 0.0, -0.5]])
B = np.array([0.1, 0.2, -0.3])
ARRIVES = np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.0]])


def _layer(rng: Generator, n: int, d: int, h: int) -> Layer:
    return rng.normal(0, 1, (n, d)), rng.normal(0, 1, (d, h)), rng.normal(0, 1, h)


def _kinds(rng: Generator) -> Iterator[Layer]:
    """Yield layers whose arrays are of every kind that the task allows."""
    for sizes in SIZES:
        yield _layer(rng, *sizes)
    _, weights, biases = _layer(rng, 5, 3, 2)
    yield rng.integers(-3, 4, (5, 3)), weights, biases
    yield rng.normal(0, 1, (4, 6))[:, ::2], rng.normal(0, 1, (2, 3)).T, biases
    yield rng.normal(0, 1, (3, 4)).T, weights, biases
    single = [array.astype(np.float32) for array in _layer(rng, 4, 3, 2)]
    yield single[0], single[1], single[2]


def _back(submission: Submission, layer: Layer, dout: np.ndarray) -> tuple[Observed, ...]:
    """Return what the program says of x, W and b."""
    cache = submission.affine_forward(*layer).items(2)[1]
    return submission.affine_backward(dout, cache).items(3)


def _slopes(layer: Layer, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return solution.affine_backward(dout, solution.affine_forward(*layer)[1])


def _arrives(rng: Generator, layer: Layer) -> np.ndarray:
    dout: np.ndarray = rng.normal(0, 1, (len(layer[0]), len(layer[2])))
    return dout.astype(layer[1].dtype)


@exercise.check("affine_forward multiplies by W and adds b to every row", points=3)
def forward(submission: Submission, rng: Generator) -> None:
    expect(
        submission.affine_forward(X, W, B).items(2)[0],
        equals=solution.affine_forward(X, W, B)[0],
        hint="This is the example of the lesson.",
    )
    for layer in _kinds(rng):
        expect(
            submission.affine_forward(*layer).items(2)[0],
            equals=solution.affine_forward(*layer)[0],
        )


@exercise.check("dW is made of x and dout, one product for each row of the batch", points=3)
def weights(submission: Submission, rng: Generator) -> None:
    expect(
        _back(submission, (X, W, B), ARRIVES)[1],
        equals=_slopes((X, W, B), ARRIVES)[1],
        hint="This is the example of the lesson.",
    )
    for layer in _kinds(rng):
        dout = _arrives(rng, layer)
        expect(_back(submission, layer, dout)[1], equals=_slopes(layer, dout)[1])


@exercise.check("dx is made of dout and W", points=3)
def inputs(submission: Submission, rng: Generator) -> None:
    expect(
        _back(submission, (X, W, B), ARRIVES)[0],
        equals=_slopes((X, W, B), ARRIVES)[0],
        hint="This is the example of the lesson.",
    )
    for layer in _kinds(rng):
        dout = _arrives(rng, layer)
        expect(_back(submission, layer, dout)[0], equals=_slopes(layer, dout)[0])


@exercise.check("db adds dout up over the batch", points=2)
def biases(submission: Submission, rng: Generator) -> None:
    for layer in ((X, W, B), *_kinds(rng)):
        dout = ARRIVES if layer[0] is X else _arrives(rng, layer)
        expect(_back(submission, layer, dout)[2], equals=_slopes(layer, dout)[2])


@exercise.check("a batch of pictures is laid in rows, and dx comes back in its shape", points=3)
def pictures(submission: Submission, rng: Generator) -> None:
    for shape, h in (((2, 3, 4), 5), ((3, 2, 2, 2), 4), ((1, 2, 3), 2)):
        layer = rng.normal(0, 1, shape), rng.normal(0, 1, (int(np.prod(shape[1:])), h)), np.ones(h)
        dout = rng.normal(0, 1, (shape[0], h))
        out = submission.affine_forward(*layer).items(2)[0]
        expect(out, equals=solution.affine_forward(*layer)[0])
        for part, slope in zip(_back(submission, layer, dout), _slopes(layer, dout), strict=True):
            expect(part, equals=slope, hint="Which shape did x come in?")


@exercise.check(
    "arguments stay as they were, and every cache remembers its own way forward",
    points=1,
    after=(weights, inputs, biases),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    hint = "Whatever the way back needs travels in the cache: no global variable, no earlier call."
    layers = [_layer(rng, 4, 3, 2) for _ in range(2)]
    dout = rng.normal(0, 1, (4, 2))
    made = [submission.affine_forward(*layer) for layer in layers]
    for one in made:
        expect_unchanged(one)
    for _ in range(2):
        for one, layer in zip(made, layers, strict=True):
            back = submission.affine_backward(dout, one.items(2)[1])
            # What is done with the cache is the learner's own business.
            expect_unchanged(back, allow=(1,))
            for part, slope in zip(back.items(3), _slopes(layer, dout), strict=True):
                expect(part, equals=slope, hint=hint)
    locked = tuple(array.copy() for array in layers[0])
    for array in locked:
        array.setflags(write=False)
    x, weights, biases = locked
    expect(
        submission.affine_forward(x, weights, biases).items(2)[0],
        equals=solution.affine_forward(*layers[0])[0],
    )
