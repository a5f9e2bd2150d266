import numpy as np


class Encoder:
    def __init__(self, classes):
        self.table = {k: np.array([float(j == k) for j in range(classes)]) for k in range(classes)}
        self.classes = classes

    def encode(self, labels):
        rows = np.empty((0, self.classes))
        for label in labels.tolist():
            rows = np.vstack([rows, self.table[label]])
        return rows

    @staticmethod
    def decode(rows):
        return np.einsum("nc,c->n", rows, np.arange(rows.shape[1])).astype(np.int32)


def one_hot(labels, classes):
    return Encoder(classes).encode(labels)


def from_one_hot(rows):
    return Encoder.decode(rows)
