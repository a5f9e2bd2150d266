import numpy as np


class Relu:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout = dout.copy()
        dout[self.mask] = 0
        return dout


class Linear:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W)

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        return np.dot(dout, self.W.T)


class Net:
    def __init__(self, params):
        self.linears = {name: Linear(params[name]) for name in ("W1", "W2", "W3", "W4")}
        self.layers = [
            self.linears["W1"], Relu(), self.linears["W2"], Relu(), self.linears["W3"], Relu(), self.linears["W4"]
        ]

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        x = x - x.max(axis=-1, keepdims=True)
        self.y = np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)
        return self.y

    def gradient(self, t):
        dout = (self.y - t) / t.shape[0]
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return {name: layer.dW for name, layer in self.linears.items()}


def images():
    text = """
.##..
..#..
..#..
..#..
.###.

####.
....#
.###.
#....
#####

####.
....#
.###.
....#
####.

...#.
..##.
.#.#.
#####
...#.

#####
#....
####.
....#
####.
"""
    grids = text.strip().split("\n\n")
    return np.array([[1 if c == "#" else 0 for c in grid if c in ".#"] for grid in grids])


def forward(params, x):
    net = Net(params)
    return net.predict(x), net


def backward(params, cache, t):
    return cache.gradient(t)


def train(params, X, T, lr, epochs):
    params = {key: params[key].copy() for key in params}
    for _ in range(epochs):
        for i in range(X.shape[0]):
            net = Net(params)
            net.predict(X[[i]])
            grads = net.gradient(T[[i]])
            for key in params:
                params[key] -= lr * grads[key]
    return params
