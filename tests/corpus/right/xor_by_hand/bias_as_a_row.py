import numpy as np

def with_one(a):
    return np.c_[a, np.ones(a.shape[0])]

def xor_forward(X, W1, b1, W2, b2, act):
    V1 = np.r_[W1, [b1]]
    V2 = np.r_[W2, [b2]]
    h = act(with_one(X) @ V1)
    y = act(with_one(h) @ V2)
    return h, y

def fixed_xor():
    # XNOR turned round: all signs of the output
    W1 = np.array([[-20., 20.], [-20., 20.]])
    b1 = np.array([10., -30.])           # NOR and AND
    W2 = np.array([[-20.], [-20.]])
    b2 = np.array([10.])
    return W1, b1, W2, b2
