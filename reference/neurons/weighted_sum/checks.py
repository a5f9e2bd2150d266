"""What is verified of `weighted_sum` and `layer`.

A square W has the shape of its transpose, so both square and other shapes are asked.
"""

import numpy as np
from numpy.random import Generator

from grader.declare import Exercise, Submission, expect, expect_unchanged, standard_arrays

from . import solution

exercise = Exercise(functions=["weighted_sum", "layer"])

TABLE = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
W1 = np.array([[-2.0, 2.0], [-2.0, 2.0]])
B1 = np.array([3.0, -1.0])


@exercise.check("one sample gives one number, as worked by hand in the lesson", points=2)
def by_hand(submission: Submission) -> None:
    x, w = np.array([0.5, -1.0, 2.0]), np.array([0.2, 0.4, -0.1])
    for sample, weights, b in ((x, w, 0.3), (TABLE[1], W1[:, 0], 3.0), (TABLE[3], W1[:, 1], -1.0)):
        expect(
            submission.weighted_sum(sample, weights, b),
            equals=solution.weighted_sum(sample, weights, b),
            hint="Print the products one by one, then their sum, then the sum with the bias.",
        )


@exercise.check("many samples give one number for each row", points=2, after=by_hand)
def many(submission: Submission, rng: Generator) -> None:
    for b in (3.0, -1.0):
        expect(
            submission.weighted_sum(TABLE, W1[:, 0], b),
            equals=solution.weighted_sum(TABLE, W1[:, 0], b),
            hint="Four rows, four sums. Along which axis do the products of one row lie?",
        )
    for x in standard_arrays(rng):
        w, b = rng.normal(0, 1, x.shape[-1]), float(rng.normal())
        if x.dtype == np.float32:
            w = w.astype(np.float32)
        expect(submission.weighted_sum(x, w, b), equals=solution.weighted_sum(x, w, b))
    for shape in ((3, 3), (4, 1), (2, 7)):
        x, w, b = rng.normal(0, 1, shape), rng.normal(0, 1, shape[1]), float(rng.normal())
        expect(submission.weighted_sum(x, w, b), equals=solution.weighted_sum(x, w, b))


@exercise.check("without a bias, nothing is added to the sum", points=1, after=many)
def no_bias(submission: Submission, rng: Generator) -> None:
    for shape in ((4,), (3, 5)):
        x, w = rng.normal(0, 1, shape), rng.normal(0, 1, shape[-1])
        for answer in (submission.weighted_sum(x, w), submission.weighted_sum(x, w, 0.0)):
            expect(answer, equals=solution.weighted_sum(x, w))


@exercise.check("layer gives the sums of two neurons for four samples, as in the lesson", points=2)
def layer_by_hand(submission: Submission) -> None:
    expect(
        submission.layer(TABLE, W1, B1),
        equals=solution.layer(TABLE, W1, B1),
        hint="Column j of the result belongs to neuron j, whose weights are column j of W.",
    )


@exercise.check(
    "layer is right for every number of samples, inputs and neurons",
    points=2,
    after=layer_by_hand,
)
def layer_values(submission: Submission, rng: Generator) -> None:
    for samples, inputs, neurons in (
        (3, 3, 3),
        (5, 2, 4),
        (4, 2, 2),
        (1, 4, 2),
        (2, 5, 1),
        (6, 1, 3),
    ):
        x, W = rng.normal(0, 1, (samples, inputs)), rng.normal(0, 1, (inputs, neurons))
        b = rng.normal(0, 1, neurons)
        expect(submission.layer(x, W, b), equals=solution.layer(x, W, b))
    for x in standard_arrays(rng, without=("random", "vector", "empty")):
        W, b = rng.normal(0, 1, (x.shape[1], 3)), rng.normal(0, 1, 3)
        if x.dtype == np.float32:
            W, b = W.astype(np.float32), b.astype(np.float32)
        expect(submission.layer(x, W, b), equals=solution.layer(x, W, b))


@exercise.check(
    "inputs, weights and biases stay as they were, and the same question gets the same answer",
    points=1,
    after=(many, layer_values),
)
def unchanged(submission: Submission, rng: Generator) -> None:
    x, W, b = rng.normal(0, 1, (3, 4)), rng.normal(0, 1, (4, 2)), rng.normal(0, 1, 2)
    hint = "x *= w writes the products into the caller's own x."
    for _ in range(2):
        one, all_of_them = submission.weighted_sum(x, W[:, 0], 0.5), submission.layer(x, W, b)
        expect(one, equals=solution.weighted_sum(x, W[:, 0], 0.5))
        expect(all_of_them, equals=solution.layer(x, W, b))
        expect_unchanged(one, hint=hint)
        expect_unchanged(all_of_them, hint=hint)
