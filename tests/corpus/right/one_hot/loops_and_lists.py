import numpy as np


def one_hot(labels, classes):
    result = []
    for label in labels:
        row = [0.0] * classes
        row[int(label)] = 1.0
        result.append(row)
    return np.array(result, dtype=float).reshape(len(labels), classes)


def from_one_hot(rows):
    labels = []
    for row in rows:
        labels.append(list(row).index(1))
    return np.array(labels)
