"""Wrong weighted sums that learners really write."""

import numpy as np

from grader.declare import mistake


@mistake
def weighted_sum__products_not_added(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """You multiply each input by its weight and stop there. A neuron adds these products up: one
    sample gives one number."""
    return x * w + b


@mistake
def weighted_sum__bias_for_every_input(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """The bias is added once for each input. It belongs to the neuron, not to its inputs: add up
    the products first, and then the bias, once."""
    total: np.ndarray = (x * w + b).sum(axis=-1)
    return total


@mistake
def weighted_sum__bias_before_the_product(
    x: np.ndarray, w: np.ndarray, b: float = 0.0
) -> np.ndarray:
    """You add the bias to the inputs, so it gets multiplied by the weights as well. Multiply and
    add up first; the bias comes last."""
    total: np.ndarray = (x + b) @ w
    return total


@mistake
def weighted_sum__forgets_the_bias(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """The products are added up rightly, but the bias has no influence on your result."""
    total: np.ndarray = x @ w
    return total


@mistake
def weighted_sum__subtracts_the_bias(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """You subtract the bias. Here it is added; a neuron that should fire late has a negative
    bias."""
    total: np.ndarray = x @ w - b
    return total


@mistake
def weighted_sum__one_number_for_all_rows(
    x: np.ndarray, w: np.ndarray, b: float = 0.0
) -> np.ndarray:
    """For one sample you are right, but for many you add up the products of all rows together.
    Every row is a sample of its own and gets a sum of its own."""
    return np.sum(x * w) + b


@mistake
def weighted_sum__adds_down_the_columns(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """For many samples you add up along axis 0, down the columns, and so mix the samples: the
    result has one number for each input. The products of one sample lie side by side in its row."""
    total: np.ndarray = (x * w).sum(axis=0) + b
    return total


@mistake
def weighted_sum__takes_rows_for_inputs(x: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """For one sample x[i] is an input, and you are right. For many samples x[i] is a whole row, and
    multiplying it by w[i] mixes the samples. Go through the rows first, or let one operation of
    NumPy work on all of them."""
    total = b
    for i in range(len(w)):
        total = total + x[i] * w[i]
    return np.asarray(total)


@mistake
def weighted_sum__returns_after_the_first_input(
    x: np.ndarray, w: np.ndarray, b: float = 0.0
) -> np.ndarray:
    """Only the first input counts in your result. If you wrote a loop: where does the return stand?
    One that is indented like the lines of the loop ends the function in the first round."""
    total: np.ndarray = x[..., 0] * w[0] + b
    return total


@mistake
def weighted_sum__sends_it_through_a_sigmoid(
    x: np.ndarray, w: np.ndarray, b: float = 0.0
) -> np.ndarray:
    """You return the sigmoid of the sum. That step comes later in the course: here the sum itself
    is asked for, which can be any number."""
    return 1 / (1 + np.exp(-(x @ w + b)))


@mistake
def layer__weights_along_the_rows(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """You take the rows of W for the neurons. Here the weights of neuron j are column j of W: W has
    as many rows as there are inputs."""
    sums: np.ndarray = x @ W.T + b
    return sums


@mistake
def layer__forgets_the_biases(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The products are added up rightly, but b has no influence on your result."""
    sums: np.ndarray = x @ W
    return sums


@mistake
def layer__subtracts_the_biases(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """You subtract the biases. Here they are added; a neuron that should fire late has a negative
    bias."""
    sums: np.ndarray = x @ W - b
    return sums


@mistake
def layer__biases_down_the_samples(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """You turn b into a column, so that it runs down the samples. Each neuron has one bias, the
    same for every sample: b belongs along the row, and as shape (H,) it already does that."""
    sums: np.ndarray = x @ W + b.reshape(-1, 1)
    return sums


@mistake
def layer__samples_in_columns(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The sums are right, but they stand with one sample a column. In this course a batch has one
    sample a row, on the way in and on the way out."""
    return (x @ W + b).T


@mistake
def layer__multiplies_element_by_element(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """You multiply x and W element by element. Each row of x has to meet each column of W, and the
    products of the two are added up: that is the matrix product."""
    return x * W + b


@mistake
def layer__one_bias_for_all(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Every neuron gets the bias of the first one. b holds one bias for each neuron."""
    sums: np.ndarray = x @ W + b[0]
    return sums
