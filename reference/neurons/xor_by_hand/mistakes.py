"""Wrong ways through two layers, and repairs that do not repair."""

from collections.abc import Callable

import numpy as np

from grader.declare import mistake

Activation = Callable[[np.ndarray], np.ndarray]
Both = tuple[np.ndarray, np.ndarray]
Net = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def _notes(factor: float, bias: float) -> Net:
    W1 = factor * np.array([[-2.0, 2.0], [-2.0, 2.0]])
    b1 = factor * np.array([3.0, -1.0])
    return W1, b1, factor * np.array([[1.0], [1.0]]), np.array([bias])


@mistake
def xor_forward__rounds_the_hidden_values(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You round the hidden values, as the notes do on paper. The output neuron gets 0.953 and 0.269
    for the row 0 0, not 1 and 0, and with these numbers the row comes out above one half."""
    h = np.round(act(X @ W1 + b1))
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__rounds_the_outputs(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You round the outputs to 0 and 1. The task asks for the outputs themselves: rounded, nobody
    can see any more whether the net was sure or undecided."""
    h = act(X @ W1 + b1)
    return h, np.round(act(h @ W2 + b2))


@mistake
def xor_forward__rounds_everything(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You round in both layers. It looks like XOR, but only because the sigmoid of 0 is one half
    and rounding happens to make 0 of it. Leave every number as it comes out."""
    h = np.round(act(X @ W1 + b1))
    return h, np.round(act(h @ W2 + b2))


@mistake
def xor_forward__weights_along_the_rows(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You take the rows of W1 for the hidden neurons. Here the weights of each neuron are a column.
    As W1 is square, nothing complains: only the numbers are others."""
    h = act(X @ W1.T + b1)
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__forgets_b1(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """The biases of the hidden neurons have no influence on your result. What do the hidden neurons
    add up for the row 0 0?"""
    h = act(X @ W1)
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__forgets_b2(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """The hidden values are right, but the bias of the output neuron has no influence on your
    result."""
    h = act(X @ W1 + b1)
    return h, act(h @ W2)


@mistake
def xor_forward__step_in_the_hidden_layer(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """Your hidden neurons decide by a step. Both layers use the activation that comes in as act."""
    h = np.where(X @ W1 + b1 > 0, 1.0, 0.0)
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__no_activation_inside(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """The hidden values that you return are the bare sums. The task asks for them after act: that
    is what the output neuron gets. Without an activation the two layers are no more than one."""
    h = X @ W1 + b1
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__no_activation_at_the_end(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """The hidden values are right, but the output is the bare sum. The output neuron has an
    activation as well."""
    h = act(X @ W1 + b1)
    return h, h @ W2 + b2


@mistake
def xor_forward__activates_the_inputs(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You send the inputs through act before they are weighted. A neuron weighs and adds up first;
    its activation gets the sum, bias included."""
    h = act(X) @ W1 + b1
    return h, act(h @ W2 + b2)


@mistake
def xor_forward__always_a_sigmoid(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """With a sigmoid you are right, but you use one whatever act is. Call act in its place."""
    h = 1 / (1 + np.exp(-(X @ W1 + b1)))
    return h, 1 / (1 + np.exp(-(h @ W2 + b2)))


@mistake
def xor_forward__other_way_round(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, act: Activation
) -> Both:
    """You return the outputs first. The task asks for the hidden values first, then the outputs."""
    h = act(X @ W1 + b1)
    return act(h @ W2 + b2), h


@mistake
def fixed_xor__still_the_notes_numbers() -> Net:
    """These are the numbers of the notes as they stand. With them all four outputs are above one
    half: run your xor_forward and look at the sums of the output neuron."""
    return _notes(1.0, -1.0)


@mistake
def fixed_xor__everything_times_ten() -> Net:
    """You made everything ten times larger, the bias of the output too. For the rows 0 0 and 1 1
    the sum of the output was a little above zero before, and it still is. Which number has to
    change in proportion to the others?"""
    return _notes(10.0, -10.0)


@mistake
def fixed_xor__everything_times_twenty() -> Net:
    """You made everything twenty times larger, the bias of the output too. For the rows 0 0 and 1 1
    the sum of the output was a little above zero before, and it still is. Which number has to
    change in proportion to the others?"""
    return _notes(20.0, -20.0)


@mistake
def fixed_xor__only_the_bias() -> Net:
    """The bias -1.5 would be right if the hidden values were 0 and 1. They are 0.953, 0.731 and
    0.269 here, so now all four outputs are below one half. What brings the hidden values closer to
    0 and 1?"""
    return _notes(1.0, -1.5)


@mistake
def fixed_xor__the_bias_stays_behind() -> Net:
    """You made the weights ten times larger and the bias of the output -1.5. Next to weights of 10,
    that bias is very small: it has to grow with them."""
    return _notes(10.0, -1.5)
