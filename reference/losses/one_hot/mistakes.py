"""Wrong ways to one-hot rows and back that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def one_hot__as_wide_as_the_largest_label(labels: np.ndarray, classes: int) -> np.ndarray:
    """You make as many columns as the largest label needs. A batch in which the last classes do not
    occur then gets narrower rows than the next one. How many columns there are is an argument."""
    rows: np.ndarray = np.eye(labels.max() + 1)[labels]
    return rows


@mistake
def one_hot__counts_from_one(labels: np.ndarray, classes: int) -> np.ndarray:
    """Every 1 stands one column too far left, and that of label 0 in the last one, because the
    index -1 means the end. Columns are counted from 0 here, and so are labels."""
    rows = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels.astype(int) - 1] = 1.0
    return rows


@mistake
def one_hot__classes_as_rows(labels: np.ndarray, classes: int) -> np.ndarray:
    """Your result lies on its side: a row for each class and a column for each sample, (C, N). In
    this course every sample has a row."""
    rows = np.zeros((classes, len(labels)))
    rows[labels, np.arange(len(labels))] = 1.0
    return rows


@mistake
def one_hot__true_and_false(labels: np.ndarray, classes: int) -> np.ndarray:
    """The comparison finds the right places, but it answers True and False. The task asks for the
    floats 1.0 and 0.0, which can be computed with."""
    rows: np.ndarray = labels[:, np.newaxis] == np.arange(classes)
    return rows


@mistake
def one_hot__every_column_of_every_row(labels: np.ndarray, classes: int) -> np.ndarray:
    """All your rows are alike: rows[:, labels] means these columns in all rows. Each label belongs
    to one row only, so each index of a column needs its own index of a row beside it."""
    rows = np.zeros((len(labels), classes))
    rows[:, labels] = 1.0
    return rows


@mistake
def one_hot__writes_the_label(labels: np.ndarray, classes: int) -> np.ndarray:
    """The places are right, but the label itself is written there. Which class it is, the column
    says already; the entry is always 1."""
    rows = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels] = labels
    return rows


@mistake
def one_hot__loops_over_the_classes(labels: np.ndarray, classes: int) -> np.ndarray:
    """You go through as many labels as there are classes. With more samples than classes the last
    rows stay empty, and with fewer there is no such label. Go through the samples."""
    rows = np.zeros((len(labels), classes))
    for i in range(classes):
        rows[i, labels[i]] = 1.0
    return rows


@mistake
def one_hot__counts_how_often(labels: np.ndarray, classes: int) -> np.ndarray:
    """You return one row for the whole batch, which says how often each class occurs. Each sample
    needs a row of its own."""
    row: np.ndarray = np.bincount(labels, minlength=classes).astype(float)
    return row


@mistake
def from_one_hot__largest_of_each_column(rows: np.ndarray) -> np.ndarray:
    """You look down the columns, so there is an answer for each class. The label of a sample stands
    along its row: which axis is that?"""
    labels: np.ndarray = np.argmax(rows, axis=0)
    return labels


@mistake
def from_one_hot__one_number_for_all(rows: np.ndarray) -> np.integer:
    """You return a single number: without an axis, NumPy looks for the first 1 in the whole array,
    counted through all rows. Each row has an answer of its own."""
    return np.argmax(rows)


@mistake
def from_one_hot__number_of_the_row(rows: np.ndarray) -> np.ndarray:
    """Your result is 0, 1, 2 and so on: in which row each 1 stands. What is asked for is the
    column, the other half of the answer of np.nonzero or np.where."""
    labels: np.ndarray = np.nonzero(rows)[0]
    return labels


@mistake
def from_one_hot__first_class_is_one(rows: np.ndarray) -> np.ndarray:
    """Every label is one too large. The first column is number 0."""
    labels: np.ndarray = np.argmax(rows, axis=1) + 1
    return labels


@mistake
def from_one_hot__largest_value(rows: np.ndarray) -> np.ndarray:
    """You return the largest value of each row, and that is always 1. Not the value is asked for,
    but where it stands."""
    largest: np.ndarray = rows.max(axis=1)
    return largest


@mistake
def from_one_hot__a_column_of_labels(rows: np.ndarray) -> np.ndarray:
    """The labels are right, but they stand in a matrix of one column, (N, 1). A vector of shape
    (N,) is asked for."""
    labels: np.ndarray = np.argmax(rows, axis=1, keepdims=True)
    return labels
