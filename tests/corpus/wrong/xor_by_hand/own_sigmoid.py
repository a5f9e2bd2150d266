# expect: always_a_sigmoid
import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

def xor_forward(X, W1, b1, W2, b2, act):
    h = sigmoid(np.dot(X, W1) + b1)
    y = sigmoid(np.dot(h, W2) + b2)
    return h, y

def fixed_xor():
    W1 = np.array([[20.0, -20.0], [20.0, -20.0]])
    b1 = np.array([-10.0, 30.0])
    W2 = np.array([[20.0], [20.0]])
    b2 = np.array([-30.0])
    return W1, b1, W2, b2

