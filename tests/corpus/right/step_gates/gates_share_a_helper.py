import numpy as np

THRESHOLDS = {"and": 1.4, "or": 0.6}


def _weights(kind, sign=1.0):
    return sign * np.full(2, 1.0), sign * -THRESHOLDS[kind]


def step(v):
    return np.maximum(np.sign(v), 0) if v.dtype != np.uint8 else (v != 0) * 1


def gate(x, w, b):
    return step(np.asarray(x, dtype=float) @ w + b)


def AND():
    return _weights("and")


def OR():
    return _weights("or")


def NAND():
    return _weights("and", -1.0)
