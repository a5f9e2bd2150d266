import numpy as np
def hidden_update(x, h, W1, b1, W2, delta2, lr):
    d1 = sum(W2[:, k] * delta2[k] for k in range(len(delta2))) * h * (1 - h)
    b_new = b1 - lr * d1
    W_new = W1 - lr * x.reshape(-1, 1) @ d1.reshape(1, -1)
    assert W_new.shape == W1.shape, "모양"
    return W_new, b_new
