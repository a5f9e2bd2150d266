"""The nine checks as this project writes them; `asserts.py` has them as the others do."""

import numpy as np

from grader.declare import Exercise, Submission, Tolerance, expect

exercise = Exercise(functions=["sigmoid", "sigmoid_grad", "cross_entropy"])

X = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
FAR = np.array([-1000.0, 1000.0])
GRID = np.array([[-1.5, 0.3, 2.0], [0.0, -0.7, 1.1]])
Y = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]])
T = np.eye(3)
H = 1e-5
LOOSE = Tolerance(rtol=1e-4, atol=1e-5)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * x))


def _slope(x: np.ndarray) -> np.ndarray:
    return _sigmoid(x) * (1 - _sigmoid(x))


@exercise.check("sigmoid(0) is one half", points=1)
def midpoint(submission: Submission) -> None:
    expect(submission.sigmoid(np.array([0.0])), equals=np.array([0.5]))


@exercise.check("sigmoid follows its formula", points=1)
def values(submission: Submission) -> None:
    expect(submission.sigmoid(X), equals=_sigmoid(X))


@exercise.check("sigmoid stays right far out", points=1)
def extremes(submission: Submission) -> None:
    expect(submission.sigmoid(FAR), equals=np.array([0.0, 1.0]))


@exercise.check("the slope at 0 is a quarter", points=1)
def steepest(submission: Submission) -> None:
    expect(submission.sigmoid_grad(np.array([0.0])), equals=np.array([0.25]))


@exercise.check("the slope follows its formula", points=1)
def slopes(submission: Submission) -> None:
    expect(submission.sigmoid_grad(X), equals=_slope(X))


@exercise.check("the slope of a matrix is a matrix", points=1)
def shapes(submission: Submission) -> None:
    expect(submission.sigmoid_grad(GRID), equals=_slope(GRID))


@exercise.check("one sample costs -log of its probability", points=1)
def one_sample(submission: Submission) -> None:
    expected = float(-np.log(0.7))
    expect(submission.cross_entropy(Y[:1], T[:1]), equals=expected, tolerance=LOOSE)


@exercise.check("a batch costs the mean", points=1)
def batch(submission: Submission) -> None:
    expected = float(-np.mean(np.log(np.diag(Y))))
    expect(submission.cross_entropy(Y, T), equals=expected, tolerance=LOOSE)


@exercise.check("the slope is what differences measure", points=1)
def measured(submission: Submission) -> None:
    above = submission.sigmoid(X + H).array(X.shape)
    below = submission.sigmoid(X - H).array(X.shape)
    expect(submission.sigmoid_grad(X), equals=(above - below) / (2 * H), tolerance=LOOSE)
