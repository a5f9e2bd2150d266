# expect: none
import numpy as np
def minibatches(n, size, rng):
    o = rng.permutation(n) + 1; return [o[i:i+size] for i in range(0, n, size)]
def batch_step(x, y, a, b, rows, lr):
    r = 2*(a*x[rows-1]+b-y[rows-1]); return a-lr*np.mean(r*x[rows-1]), b-lr*np.mean(r)
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    a, b = a0, b0; A, B = [a0], [b0]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng): a, b = batch_step(x, y, a, b, rows, lr)
        A.append(a); B.append(b)
    return np.array(A, float), np.array(B, float)
