# expect: counts_how_often
import numpy as np


def one_hot(labels, classes):
    row = np.zeros(classes)
    for label in labels:
        row[label] += 1
    return row


def from_one_hot(rows):
    return rows.argmax(axis=1)
