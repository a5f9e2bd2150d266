# everything as np.matrix, like in the linear algebra class
import numpy as np
def sig(m):
    m = np.clip(np.asarray(m, dtype=float), -709, 709)
    return np.asmatrix(1/(1+np.exp(-m)))
def backprop_step(W1, W2, x, d, lr):
    A, B = np.asmatrix(W1), np.asmatrix(W2)
    col = np.asmatrix(x).T
    y1 = sig(A*col); y = sig(B*y1)
    delta = np.multiply(np.multiply(y, 1-y), d-y)
    e1 = B.T*delta
    delta1 = np.multiply(np.multiply(y1, 1-y1), e1)
    return np.asarray(A + lr*delta1*col.T), np.asarray(B + lr*delta*y1.T)
def train_xor(X, d, W1, W2, lr, epochs):
    for i in range(epochs*len(X)):
        W1, W2 = backprop_step(W1, W2, X[i % len(X)], d[i % len(X)], lr)
    return np.array(W1), np.array(W2)
