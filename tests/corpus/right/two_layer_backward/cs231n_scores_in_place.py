import numpy as np
import matplotlib.pyplot as plt


def forward(params, X):
    """Changes nothing but its own arrays."""
    hidden = 1.0 / (1.0 + np.exp(-(X.dot(params["W1"]) + params["b1"])))
    scores = hidden.dot(params["W2"]) + params["b2"]
    scores -= np.max(scores, axis=1)[:, np.newaxis]
    probs = np.exp(scores)
    probs /= probs.sum(axis=1).reshape(-1, 1)
    return probs, {"X": X, "hidden": hidden, "probs": probs}


def backward(params, cache, t):
    N = t.shape[0]
    dscores = cache["probs"]            # the cache is mine, so I write into it
    dscores[np.arange(N), t.argmax(axis=1)] -= 1
    dscores /= N
    grads = {}
    grads["W2"] = cache["hidden"].T.dot(dscores)
    grads["b2"] = np.sum(dscores, axis=0)
    dhidden = dscores.dot(params["W2"].T)
    dhidden *= cache["hidden"] * (1 - cache["hidden"])
    grads["W1"] = cache["X"].T.dot(dhidden)
    grads["b1"] = np.sum(dhidden, axis=0)
    return grads


fig, ax = plt.subplots()
ax.plot(np.arange(10))
fig.savefig("loss.png")
