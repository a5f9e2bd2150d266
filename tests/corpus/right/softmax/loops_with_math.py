import math
import numpy as np


def one_row(row):
    biggest = max(row)
    powers = []
    for value in row:
        powers.append(math.exp(value - biggest))
    total = sum(powers)
    return [p / total for p in powers]


def softmax(x):
    result = np.zeros(x.shape)
    flat = x.reshape(-1, x.shape[-1])
    rows = result.reshape(-1, x.shape[-1])
    for i in range(flat.shape[0]):
        rows[i] = one_row([float(v) for v in flat[i]])
    print("rows:", flat.shape[0])
    return result
