"""a tiny tape: every operation pushes how to go back"""
import numpy as np
def forward(params, x):
    tape = []
    def affine(v, W, b):
        def back(g, grads):
            grads[W] = np.einsum("ni,no->io", v, g); grads[b] = np.add.reduce(g, axis=0)
            return np.einsum("no,io->ni", g, params[W])
        tape.append(back)
        return v @ params[W] + params[b]
    def sigmoid(v):
        out = np.empty(v.shape)
        pos = v >= 0
        out[pos] = 1/(1+np.exp(-v[pos])); e = np.exp(v[~pos]); out[~pos] = e/(1+e)
        tape.append(lambda g, grads: g*out*(1-out))
        return out
    a = affine(sigmoid(affine(x, "W1", "b1")), "W2", "b2")
    y = np.array([np.exp(r-r.max())/np.exp(r-r.max()).sum() for r in a])
    return y, {"tape": tape, "y": y}
def backward(params, cache, t):
    g = np.subtract(cache["y"], t)/t.shape[0]
    grads = {}
    for step in reversed(cache["tape"]):
        g = step(g, grads)
    return grads
