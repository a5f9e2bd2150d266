import numpy as np


def output_update(hidden, output, target, weights, bias, rate):
    stacked = np.vstack([weights, bias])
    inputs = np.append(hidden, 1.0)
    slope = np.einsum("k,k,k->k", output - target, output, 1 - output)
    stacked = stacked - rate * np.einsum("j,k->jk", inputs, slope)
    return stacked[:-1], stacked[-1], slope
