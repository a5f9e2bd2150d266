import numpy as np
np.seterr(all="ignore")
def delta_step(w, x, d, lr):
    v = w @ x
    y = 1.0 / (1.0 + np.exp(-v))
    e = d - y
    delta = y * (1 - y) * e
    dw = lr * delta * x
    print("v", v, "y", y, "e", e, "delta", delta)
    return w + dw
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    ws = [w0.copy()]
    for ep in range(epochs):
        if mode == "batch":
            ws.append(ws[-1] + np.mean([delta_step(ws[-1], X[k], d[k], lr) - ws[-1] for k in range(len(X))], axis=0))
        elif mode == "sgd":
            for k in range(X.shape[0]):
                ws.append(delta_step(ws[-1], X[k], d[k], lr))
    return ws[-1]
