import math
import numpy as np


def each(f, x):
    out = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        out[i] = f(float(x[i]))
    return out


def tanh(x):
    return each(math.tanh, x)


def tanh_grad(x):
    return each(lambda v: 1 - math.tanh(v) ** 2, x)


def relu(x):
    def f(v):
        if v > 0:
            return v
        else:
            return 0
    return each(f, x)


def relu_grad(x):
    def f(v):
        if v <= 0:
            return 0
        return 1
    return each(f, x)


def leaky_relu(x, a=0.01):
    return each(lambda v: v if v > 0 else a * v, x)


def leaky_relu_grad(x, a=0.01):
    return each(lambda v: 1 if v > 0 else a, x)


if __name__ == "__main__":
    print(tanh(np.array([-2, -0.5, 0, 1])))
