import numpy as np
def xor_forward(X, W1, b1, W2, b2, act):
    h = np.zeros((len(X), 2)); y = np.zeros((len(X), 1))
    for i in range(len(X)):
        for j in range(2):
            h[i, j] = act(np.array(np.dot(X[i], W1[:, j]) + b1[j]))
        y[i, 0] = act(np.array(h[i] @ W2[:, 0] + b2[0]))
    return h, y

def fixed_xor():
    return np.array([[-10.0, 10], [-10, 10]]), np.array([15.0, -5]), np.array([[5.0], [5]]), np.array([-7.5])

