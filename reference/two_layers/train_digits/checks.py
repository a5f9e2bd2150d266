"""What is verified of `prepare` and `train`.

`TwoLayerNet` is given, and its object stays in the jail. How well it learns is never asked: wrong
loops learn too. Small networks take a few steps, and every number is compared.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from grader.declare import (
    Exercise,
    Observed,
    Submission,
    Tolerance,
    expect,
    expect_unchanged,
    seeded,
)

from . import solution

exercise = Exercise(functions=["TwoLayerNet", "prepare", "train"])

SIZES = (4, 5, 3)  # I, H, O
NAMES = ("loss", "train_accuracy", "test_accuracy")
NEAR = Tolerance(rtol=1e-6, atol=1e-9)


@exercise.check("prepare divides the pixels by top, and makes one-hot rows of the labels", points=3)
def prepared(submission: Submission, rng: Generator) -> None:
    images, labels = np.array([[0, 8], [16, 4], [1, 0]], dtype=np.uint8), np.array([2, 0, 2])
    labels = labels.astype(np.uint8)
    made = submission.prepare(images, labels, 16, 4)
    for part, expected in zip(made.items(2), solution.prepare(images, labels, 16, 4), strict=True):
        expect(part, equals=expected, hint="This is the example of the lesson.")
    for n, i, top, classes in ((5, 6, 255, 10), (1, 3, 16, 7), (4, 2, 1, 3), (12, 4, 255, 10)):
        pixels = rng.integers(0, top + 1, (n, i), dtype=np.uint8)
        digits = rng.integers(0, classes, n, dtype=np.uint8)
        given = (pixels, digits, top) if classes == 10 else (pixels, digits, top, classes)
        asked = submission.prepare(*given)
        x, t = asked.items(2)
        right_x, right_t = solution.prepare(pixels, digits, top, classes)
        expect(x, equals=right_x)
        expect(t, equals=right_t, hint="classes says how many columns there are.")
        expect_unchanged(asked)


@dataclass(frozen=True)
class _Task:
    """What `train` is asked to do."""

    x: np.ndarray
    t: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    batch_size: int
    iterations: int
    lr: float
    start: int
    seed: int


def _task(rng: Generator, n: int, batch_size: int, iterations: int, lr: float) -> _Task:
    i, _, o = SIZES
    start, seed = (int(number) for number in rng.choice(10**6, 2, replace=False))
    rows = np.eye(o)
    return _Task(
        rng.uniform(0, 1, (n, i)),
        rows[rng.integers(0, o, n)],
        rng.uniform(0, 1, (n + 3, i)),
        rows[rng.integers(0, o, n + 3)],
        batch_size,
        iterations,
        lr,
        start,
        seed,
    )


def _trained(submission: Submission, task: _Task) -> tuple[Observed, Observed, Observed]:
    """Return a net in the jail, what it held before, and the history of its training."""
    net = submission.TwoLayerNet(*SIZES, 1.0, seeded(task.start))
    before = submission.of(net).attribute("params")
    history = submission.train(
        net,
        task.x,
        task.t,
        task.x_test,
        task.t_test,
        task.batch_size,
        task.iterations,
        task.lr,
        seeded(task.seed),
    )
    return net, before, history


def _expected(
    task: _Task, before: Observed
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Return what a net should hold after the task, and the history."""
    i, h, o = SIZES
    shapes = {"W1": (i, h), "b1": (h,), "W2": (h, o), "b2": (o,)}
    twin = solution.TwoLayerNet(*SIZES)
    twin.params = {name: before[name].array(shape) for name, shape in shapes.items()}
    history = solution.train(
        twin,
        task.x,
        task.t,
        task.x_test,
        task.t_test,
        task.batch_size,
        task.iterations,
        task.lr,
        seeded(task.seed).make(),
    )
    return twin.params, history


@exercise.check(
    "train takes a step for every batch that rng draws, and learns from no other", points=4
)
def steps(submission: Submission, rng: Generator) -> None:
    for settings in ((7, 7, 1, 0.5), (6, 4, 1, 0.5), (9, 2, 6, 0.8), (5, 1, 3, 0.1)):
        task = _task(rng, *settings)
        net, before, history = _trained(submission, task)
        if not history.returned:
            history.note_fault()
            return
        params, _ = _expected(task, before)
        expect(
            submission.of(net).attribute("params"),
            equals=params,
            tolerance=NEAR,
            hint="This is what the network holds after train. One iteration: draw, gradient for "
            "the batch, update with lr.",
        )


@exercise.check("the history tells the loss of every batch, before its step", points=3, after=steps)
def losses(submission: Submission, rng: Generator) -> None:
    for settings in ((7, 7, 1, 0.5), (9, 2, 6, 0.8), (8, 3, 5, 0.5)):
        task = _task(rng, *settings)
        _, before, history = _trained(submission, task)
        expect(history["loss"], equals=_expected(task, before)[1]["loss"], tolerance=NEAR)


@exercise.check(
    "after every epoch it tells both accuracies, on all training and all test rows",
    points=4,
    after=steps,
)
def accuracies(submission: Submission, rng: Generator) -> None:
    for settings in ((20, 5, 8, 0.8), (23, 5, 12, 0.8), (13, 13, 3, 0.5), (11, 4, 1, 0.5)):
        task = _task(rng, *settings)
        _, before, history = _trained(submission, task)
        expected = _expected(task, before)[1]
        for name in NAMES[1:]:
            expect(
                history[name],
                equals=expected[name],
                tolerance=NEAR,
                hint="After every N // batch_size iterations, counted from 1: one number for all "
                "of x and t, and one for all of x_test and t_test.",
            )


@exercise.check(
    "no iteration changes nothing, and the data stay as they were", points=1, after=steps
)
def unchanged(submission: Submission, rng: Generator) -> None:
    task = _task(rng, 6, 2, 0, 0.5)
    net, before, history = _trained(submission, task)
    params, _ = _expected(task, before)
    expect(submission.of(net).attribute("params"), equals=params)
    expect(history, equals={name: [] for name in NAMES})
    _, _, history = _trained(submission, _task(rng, 6, 2, 4, 0.5))
    expect_unchanged(history)
