"""Each step of the forward pass leaves behind a function that goes back over it."""
import numpy as np


def images() -> np.ndarray:
    canvas = np.zeros((5, 5, 5))
    canvas[0, 0, 1:3] = canvas[0, 1:, 2] = canvas[0, 4, 1:4] = 1
    canvas[1:3, [0, 2], 1:4] = 1
    canvas[1:3, 0, 0] = 1
    canvas[1:3, 1, 4] = 1
    canvas[1, 3, 0] = 1
    canvas[1, 4, :] = 1
    canvas[2, 3, 4] = 1
    canvas[2, 4, :4] = 1
    canvas[3, :, 3] = 1
    canvas[3, 3, :] = 1
    canvas[3, 1, 2] = canvas[3, 2, 1] = 1
    canvas[4, 0, :] = 1
    canvas[4, 1, 0] = 1
    canvas[4, 2, :4] = 1
    canvas[4, 3, 4] = 1
    canvas[4, 4, :4] = 1
    return canvas.reshape((5, 25))


def forward(params, x):
    tape = []

    def linear(h, name):
        def back(upstream, grads):
            grads[name] = h.T.dot(upstream)
            return upstream.dot(params[name].T)

        tape.append(back)
        return h.dot(params[name])

    def relu(z):
        on = np.heaviside(z, 0)
        tape.append(lambda upstream, grads: upstream * on)
        return z * on

    h = x
    for name in ["W1", "W2", "W3"]:
        h = relu(linear(h, name))
    a = linear(h, "W4")
    e = np.exp(a - np.amax(a, axis=1, keepdims=True))
    y = e / np.add.reduce(e, axis=1, keepdims=True)

    def start(t):
        return (y - t) / len(y)

    return y, (start, tape)


def backward(params, cache, t):
    start, tape = cache
    grads: dict = {}
    upstream = start(t)
    for back in tape[::-1]:
        upstream = back(upstream, grads)
    return grads


def train(params, X, T, lr, epochs):
    import copy

    net = copy.deepcopy(params)
    samples = list(zip(X, T))
    for x, t in samples * epochs:
        grads = backward(net, forward(net, x.reshape(1, -1))[1], t.reshape(1, -1))
        for name, gradient in grads.items():
            np.subtract(net[name], lr * gradient, out=net[name])
    return net
