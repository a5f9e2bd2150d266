import numpy as np

PICTURES = [".##....#....#....#...###.", "####.....#.###.#....#####", "####.....#.###.....#####.",
            "...#...##..#.#.#####...#.", "######....####.....#####."]
NAMES = ["W1", "W2", "W3", "W4"]


def images():
    x = np.empty((5, 25))
    for i, picture in enumerate(PICTURES):
        for j, sign in enumerate(picture):
            x[i, j] = 1.0 if sign == "#" else 0.0
    return x


def _run(params, x, depth=0):
    z = x @ params[NAMES[depth]]
    if depth == 3:
        return [x, z]
    return [x] + _run(params, z.clip(min=0), depth + 1)


def forward(params, x):
    *inputs, a = _run(params, x)
    a = a - a.max(axis=1).reshape(-1, 1)
    y = np.exp(a)
    for row in range(len(y)):
        y[row] /= y[row].sum()
    return y, (inputs, y.copy())


def backward(params, cache, t):
    inputs, y = cache
    n = y.shape[0]
    upstream = y - t
    grads = {}
    for depth in reversed(range(4)):
        grads[NAMES[depth]] = np.matmul(inputs[depth].T, upstream) / n
        upstream = np.matmul(upstream, params[NAMES[depth]].T)
        upstream[inputs[depth] <= 0] = 0
    return grads


def train(params, X, T, lr, epochs):
    new = {k: 1.0 * v for k, v in params.items()}
    n_samples = X.shape[0]
    for step in range(epochs * n_samples):
        i = step % n_samples
        _, cache = forward(new, X[i, None])
        g = backward(new, cache, T[i, None])
        for k in NAMES:
            new[k] -= lr * g[k]
    return new
