import numpy as np
def images():
    codes = {1: (12, 4, 4, 4, 14), 2: (30, 1, 14, 16, 31), 3: (30, 1, 14, 1, 30), 4: (2, 6, 10, 31, 2), 5: (31, 16, 30, 1, 30)}
    return np.array([[row >> (4-c) & 1 for row in codes[d] for c in range(5)] for d in sorted(codes)], dtype=np.uint8)
def forward(params, x):
    W1, W2, W3, W4 = (params["W" + c] for c in "1234")
    z1 = x.dot(W1); z2 = z1.clip(0).dot(W2); z3 = z2.clip(0).dot(W3); a = z3.clip(0).dot(W4)
    lse = np.logaddexp.reduce(a, axis=1, keepdims=True)
    return np.exp(a - lse), dict(x=x, z=(z1, z2, z3), a=a)
def backward(params, cache, t):
    x, (z1, z2, z3), a = cache["x"], cache["z"], cache["a"]
    d4 = (np.exp(a - np.logaddexp.reduce(a, axis=1, keepdims=True)) - t)/a.shape[0]
    d3 = np.where(z3 > 0, d4.dot(params["W4"].T), 0)
    d2 = np.where(z2 > 0, d3.dot(params["W3"].T), 0)
    d1 = np.where(z1 > 0, d2.dot(params["W2"].T), 0)
    return {"W4": z3.clip(0).T.dot(d4), "W3": z2.clip(0).T.dot(d3), "W2": z1.clip(0).T.dot(d2), "W1": x.T.dot(d1)}
def train(params, X, T, lr, epochs):
    out = {}
    for k in params: out[k] = np.array(params[k])
    order = np.tile(np.arange(len(X)), epochs)
    for n in order:
        g = backward(out, forward(out, X[[n]])[1], T[[n]])
        for k in out: out[k] -= lr*g[k]
    return out
