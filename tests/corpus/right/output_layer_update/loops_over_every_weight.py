import numpy as np


def output_update(h, y, t, W2, b2, lr):
    H, O = W2.shape
    W2_new = np.zeros((H, O))
    b2_new = np.zeros(O)
    delta2 = np.zeros(O)
    for k in range(O):
        dE_dy = -(t[k] - y[k])
        dy_dv = y[k] * (1 - y[k])
        delta2[k] = dE_dy * dy_dv
        for j in range(H):
            dv_dw = h[j]
            W2_new[j][k] = W2[j][k] - lr * dE_dy * dy_dv * dv_dw
        b2_new[k] = b2[k] - lr * delta2[k]
    print("delta2 =", delta2)
    return W2_new, b2_new, delta2
