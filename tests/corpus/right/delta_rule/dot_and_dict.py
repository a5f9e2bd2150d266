import numpy as np
def neuron(w, x):
    v = np.dot(w, x)
    y = 0.5 * (1 + np.tanh(v / 2))
    return {"v": v, "y": y, "slope": y - y * y}
def delta_step(w, x, d, lr):
    n = neuron(w, x)
    return np.add(w, lr * (d - n["y"]) * n["slope"] * np.asarray(x))
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = np.array(w0)
    assert mode in ("sgd", "batch")
    for _ in range(epochs):
        if mode == "batch":
            w = np.mean([delta_step(w, x, t, lr) for x, t in zip(X, d)], axis=0)
        else:
            for x, t in zip(X, d):
                w = delta_step(w, x, t, lr)
    return w
