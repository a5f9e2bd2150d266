import numpy as np
def loss_gradient(w, x, d):
    """gradient of (y - d)**2 / 2"""
    y = 1 / (1 + np.exp(-(x * w).sum()))
    return (y - d) * y * (1 - y) * x
def delta_step(w, x, d, lr):
    w = w.copy()
    w -= lr * loss_gradient(w, x, d)
    return w
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.copy()
    for epoch in range(1, epochs + 1):
        grads = []
        for x, t in zip(X, d):
            g = loss_gradient(w, x, t)
            if mode != "batch":
                w -= lr * g
            grads.append(g)
        if mode == "batch":
            w -= lr * np.mean(grads, 0)
    return w
