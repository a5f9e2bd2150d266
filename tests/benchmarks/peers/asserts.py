"""The nine checks as the other graders are given them: plain functions that assert."""

import numpy as np

X = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
FAR = np.array([-1000.0, 1000.0])
GRID = np.array([[-1.5, 0.3, 2.0], [0.0, -0.7, 1.1]])
Y = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]])
T = np.eye(3)
H = 1e-5


def right(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def check_1(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid(np.array([0.0])), [0.5])


def check_2(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid(X), right(X))


def check_3(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid(FAR), [0.0, 1.0])


def check_4(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid_grad(np.array([0.0])), [0.25])


def check_5(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid_grad(X), right(X) * (1 - right(X)))


def check_6(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(sigmoid_grad(GRID), right(GRID) * (1 - right(GRID)))


def check_7(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(cross_entropy(Y[:1], T[:1]), -np.log(0.7), rtol=1e-4)


def check_8(sigmoid, sigmoid_grad, cross_entropy):
    assert np.allclose(cross_entropy(Y, T), -np.mean(np.log(np.diag(Y))), rtol=1e-4)


def check_9(sigmoid, sigmoid_grad, cross_entropy):
    measured = (sigmoid(X + H) - sigmoid(X - H)) / (2 * H)
    assert np.allclose(sigmoid_grad(X), measured, rtol=1e-4, atol=1e-5)
