import numpy as np
def minibatches(n, size, rng):
    left = list(range(n)); order = []
    while left:
        order.append(left.pop(int(rng.integers(len(left)))))
    order = np.array(order)
    out = []
    start = 0
    while start < n:
        stop = min(start + size, n)
        out.append(order[start:stop]); start = stop
    return out
def batch_step(x, y, a, b, rows, lr):
    error = a * x[rows] + b - y[rows]
    grad_a, grad_b = (2 * error * x[rows]).mean(), (2 * error).mean()
    return [a - lr * grad_a, b - lr * grad_b][0], b - lr * grad_b
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    a, b = a0, b0
    la, lb = np.zeros(epochs + 1), np.zeros(epochs + 1)
    la[0], lb[0] = a0, b0
    for ep in range(1, epochs + 1):
        batches = minibatches(len(x), size, rng)
        for i in range(len(batches)):
            a, b = batch_step(x, y, a, b, batches[i], lr)
        la[ep] = a; lb[ep] = b
    return la, lb
