import numpy as np
from types import SimpleNamespace
import pickle, json  # left over from saving the weights


class Memory:
    """Everything that forward has seen."""

    __slots__ = ("steps",)

    def __init__(self):
        self.steps = []

    def remember(self, **named):
        self.steps.append(SimpleNamespace(**named))


def forward(params, x):
    memory = Memory()
    h = 1 / (1 + np.exp(-np.add(np.matmul(x, params["W1"]), params["b1"])))
    memory.remember(into=x, out=h)
    a = np.add(np.matmul(h, params["W2"]), params["b2"])
    y = np.exp(a - np.logaddexp.reduce(a, axis=1, keepdims=True))
    memory.remember(into=h, out=y)
    print("probabilities", y.round(3))
    return y, memory


def backward(params, cache, t):
    second = cache.steps.pop()
    first = cache.steps.pop()
    delta = (second.out - t) / t.shape[0]
    grads = {"loss": -np.log((second.out * t).sum(1)).mean()}
    grads["W2"] = second.into.T @ delta
    grads["b2"] = delta.sum(axis=0)
    delta = delta @ params["W2"].T
    delta = delta * first.out * (1 - first.out)
    grads["W1"] = first.into.T @ delta
    grads["b1"] = delta.sum(axis=0)
    return grads
