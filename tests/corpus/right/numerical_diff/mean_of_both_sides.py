def forward(f, x, h):
    return (f(x + h) - f(x)) / h


def backward(f, x, h):
    return (f(x) - f(x - h)) / h


def numerical_diff(f, x, h=0.0001):
    return 0.5 * (forward(f, x, h) + backward(f, x, h))
