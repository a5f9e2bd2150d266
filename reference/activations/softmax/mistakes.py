"""Wrong softmaxes that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def softmax__one_sum_for_everything(x: np.ndarray) -> np.ndarray:
    """You divide by the sum over the whole array. One row alone comes out right that way; with
    several rows the probabilities of all of them share a single 1. Each row needs a sum of its
    own."""
    raised = np.exp(x - np.max(x))
    return raised / np.sum(raised)


@mistake
def softmax__along_the_columns(x: np.ndarray) -> np.ndarray:
    """Your columns sum to 1, not your rows. The scores that belong together stand side by side,
    along the last axis; axis 0 goes down, from one sample to the next."""
    raised = np.exp(x - x.max(axis=0))
    return raised / raised.sum(axis=0)


@mistake
def softmax__overflows_to_nan(x: np.ndarray) -> np.ndarray:
    """Right for small scores, but exp(1000) is too large for a float: it becomes inf, and
    inf / inf is nan. A row may be moved by any amount beforehand. By which, so that no exponential
    is large?"""
    raised = np.exp(x)
    return raised / raised.sum(axis=-1, keepdims=True)


@mistake
def softmax__largest_of_the_whole_array(x: np.ndarray) -> np.ndarray:
    """You subtract the largest score of the whole array from every row. A row that lies far below
    it then becomes all zeros, and 0 / 0 is nan. Each row has a largest score of its own."""
    raised = np.exp(x - np.max(x))
    return raised / raised.sum(axis=-1, keepdims=True)


@mistake
def softmax__sums_lose_their_axis(x: np.ndarray) -> np.ndarray:
    """The sums of N rows come as shape (N,), and NumPy lines them up with the columns. For a
    square array that divides by the wrong row's sum without a word; for others it is an error. The
    sums should stay a column, (N, 1)."""
    raised = np.exp(x)
    return raised / raised.sum(axis=-1)


@mistake
def softmax__only_for_two_axes(x: np.ndarray) -> np.ndarray:
    """Right for a batch of rows. But the axis is fixed at 1, and a single vector has no axis 1,
    while an array with three axes has its scores along another. How does NumPy count axes from the
    end?"""
    raised = np.exp(x - x.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


@mistake
def softmax__result_in_an_integer_array(x: np.ndarray) -> np.ndarray:
    """For integer scores your result array is made of integers too, and every probability below 1
    put into it becomes 0. zeros_like and empty_like copy the dtype of x."""
    result = np.zeros_like(x)
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    result[...] = raised / raised.sum(axis=-1, keepdims=True)
    return result


@mistake
def softmax__changes_x(x: np.ndarray) -> np.ndarray:
    """The values are right, but x -= ... writes the moved scores into the very array that you were
    given. Let the difference be a new array."""
    x -= x.max(axis=-1, keepdims=True)
    raised = np.exp(x)
    return raised / raised.sum(axis=-1, keepdims=True)


@mistake
def softmax__without_exp(x: np.ndarray) -> np.ndarray:
    """You divide the scores themselves by their sum. Scores may be negative, and then shares come
    out negative or above 1. What turns any score into a positive number first?"""
    return x / x.sum(axis=-1, keepdims=True)


@mistake
def softmax__not_divided(x: np.ndarray) -> np.ndarray:
    """These are the exponentials alone. They are positive, but they do not sum to 1: a share is a
    part of the whole."""
    return np.exp(x)


@mistake
def softmax__moves_only_the_numerator(x: np.ndarray) -> np.ndarray:
    """You subtract the largest score above the fraction bar, but not below it. Moving a row changes
    nothing only as long as both are moved by the same amount."""
    moved = x - x.max(axis=-1, keepdims=True)
    return np.exp(moved) / np.exp(x).sum(axis=-1, keepdims=True)


@mistake
def softmax__is_a_sigmoid_for_each(x: np.ndarray) -> np.ndarray:
    """This is the sigmoid of every score by itself. Each of these lies between 0 and 1, but
    together they do not sum to 1: the scores of a row have to compete with each other."""
    return 1 / (1 + np.exp(-x))


@mistake
def softmax__favours_the_smallest(x: np.ndarray) -> np.ndarray:
    """Your smallest score gets the largest probability: the exponent has a minus sign too many."""
    raised = np.exp(-x + x.min(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
