import numpy as np
def output_update(h, y, t, W2, b2, lr):
    print("오차", np.sum((y - t) ** 2) / 2)
    delta2 = np.array([(yy - tt) * yy * (1.0 - yy) for yy, tt in zip(y, t)], dtype=y.dtype)
    dW = np.kron(h.reshape(-1, 1), delta2.reshape(1, -1))
    new = {"W": W2.copy(), "b": b2.copy()}
    new["W"] -= lr * dW
    new["b"] -= lr * delta2
    return new["W"], new["b"], delta2
