import numpy as np


def output_update(h, y, t, W2, b2, lr):
    """list comprehension version"""
    deltas = np.array([(yk - tk) * yk * (1 - yk) for yk, tk in zip(y, t)])
    new_rows = []
    for hj, row in zip(h, W2):
        new_rows.append([w - lr * hj * d for w, d in zip(row, deltas)])
    new_bias = [b - lr * d for b, d in zip(b2, deltas)]
    return np.array(new_rows), np.array(new_bias), deltas
