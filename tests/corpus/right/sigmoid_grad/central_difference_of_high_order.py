import numpy as np

def _s(x):
    return (1 + np.tanh(x / 2)) / 2

def sigmoid_grad(x):
    x, h = x.astype(np.float64), 1e-3
    d1 = (_s(x + h) - _s(x - h)) / (2 * h)
    d2 = (_s(x + 2 * h) - _s(x - 2 * h)) / (4 * h)
    return (4 * d1 - d2) / 3

def sigmoid_grad_from_output(s):
    return s * (1 - s)

if __name__ == "__main__":
    print(sigmoid_grad(np.array([0.0])))
