import numpy as np
def minibatches(n, size, rng):
    numbers = rng.choice(n, size=n, replace=False)[::-1]
    return [np.array(numbers[s:s + size]) for s in range(0, len(numbers), size)]
def mean(values): return sum(values) / len(values)
def batch_step(x, y, a, b, rows, lr):
    es = [y[i] - (a * x[i] + b) for i in rows]
    return a + lr * mean([2 * e * x[i] for e, i in zip(es, rows)]), b + lr * mean([2 * e for e in es])
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    out = [(a0, b0)]
    for _ in range(epochs):
        a, b = out[-1]
        for rows in minibatches(len(x), size, rng): a, b = batch_step(x, y, a, b, rows, lr)
        out.append((a, b))
    out = np.array(out, dtype=float)
    return out.T[0].copy(), out.T[1].copy()
