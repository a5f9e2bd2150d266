"""Wrong back-propagations that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import backprop_step, sigmoid


def _forward(W1: np.ndarray, W2: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    hidden = sigmoid(W1 @ x)
    return hidden, sigmoid(W2 @ hidden)


def _moved(
    W1: np.ndarray, W2: np.ndarray, step1: np.ndarray, step2: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    return W1 + step1, W2 + step2


@mistake
def backprop_step__updates_w2_first(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """W2 is already the new one when the error goes back through it. The error was made with the
    old W2. Training often succeeds all the same, which is why nobody notices: compute both deltas
    before any weight changes."""
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (d - y)
    W2 = W2 + lr * np.outer(delta, hidden)
    hidden_delta = hidden * (1 - hidden) * (W2.T @ delta)
    return W1 + lr * np.outer(hidden_delta, x), W2


@mistake
def backprop_step__sends_the_error_back(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """W2 is updated as it should be, but what you send back to the hidden layer is the error e. It
    has to pass the output neuron's sigmoid on its way: what do you get then?"""
    hidden, y = _forward(W1, W2, x)
    e = d - y
    hidden_delta = hidden * (1 - hidden) * (W2.T @ e)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(y * (1 - y) * e, hidden))


@mistake
def backprop_step__no_slope_at_the_output(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """The slope of the output neuron is missing in both layers. With this squared error, delta is
    the error times that slope; the error alone would belong to the cross-entropy."""
    hidden, y = _forward(W1, W2, x)
    e = d - y
    hidden_delta = hidden * (1 - hidden) * (W2.T @ e)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(e, hidden))


@mistake
def backprop_step__no_slope_for_w2(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """W1 is updated as it should be, so you have the right delta. For W2 you use the error in its
    place, without the slope of the output neuron."""
    hidden, y = _forward(W1, W2, x)
    e = d - y
    hidden_delta = hidden * (1 - hidden) * (W2.T @ (y * (1 - y) * e))
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(e, hidden))


@mistake
def backprop_step__no_slope_in_the_hidden_layer(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """The error reaches the hidden neurons, but not their inputs: each of them has a sigmoid of its
    own, and its slope is missing."""
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (d - y)
    return _moved(W1, W2, lr * np.outer(W2.T @ delta, x), lr * np.outer(delta, hidden))


@mistake
def backprop_step__sigmoid_twice(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """For both slopes you send the outputs through the sigmoid once more. y1 and y are outputs
    already. Does your function for the slope want the sum, or the output?"""
    hidden, y = _forward(W1, W2, x)
    s1, s = sigmoid(hidden), sigmoid(y)
    delta = s * (1 - s) * (d - y)
    hidden_delta = s1 * (1 - s1) * (W2.T @ delta)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(delta, hidden))


@mistake
def backprop_step__slopes_from_the_sums(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """You put the sums v1 and v into v * (1 - v). That formula wants numbers that have already been
    through the sigmoid."""
    hidden, y = _forward(W1, W2, x)
    v1, v = W1 @ x, W2 @ hidden
    delta = v * (1 - v) * (d - y)
    hidden_delta = v1 * (1 - v1) * (W2.T @ delta)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(delta, hidden))


@mistake
def backprop_step__walks_away(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """Both matrices move away from the target. With the error counted as d - y the steps are added;
    whoever counts y - d has to subtract. One of the signs is the other way round."""
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (y - d)
    hidden_delta = hidden * (1 - hidden) * (W2.T @ delta)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(delta, hidden))


@mistake
def backprop_step__transposes_the_products(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """The step for W1 has its rows and columns exchanged, and fits only by luck when there are
    three hidden neurons. W1 has one row for each hidden neuron and one column for each input: in
    which order do they enter the product?"""
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (d - y)
    hidden_delta = hidden * (1 - hidden) * (W2.T @ delta)
    return _moved(W1, W2, lr * np.outer(x, hidden_delta), lr * np.outer(delta, hidden))


@mistake
def backprop_step__leaves_w1_alone(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """Only W2 learns; W1 comes back as it went in. The hidden neurons then keep the features they
    had by chance. What part of the error belongs to them?"""
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (d - y)
    return W1.copy(), W2 + lr * np.outer(delta, hidden)


@mistake
def backprop_step__leaves_out_the_constant(
    W1: np.ndarray, W2: np.ndarray, x: np.ndarray, d: float, lr: float
) -> tuple[np.ndarray, np.ndarray]:
    """The third input plays no part: its column of W1 is not used in the sums, and it never moves.
    That constant 1 is the bias of the hidden neurons, and belongs to x like the other two."""
    x = np.append(x[:2], 0.0)
    hidden, y = _forward(W1, W2, x)
    delta = y * (1 - y) * (d - y)
    hidden_delta = hidden * (1 - hidden) * (W2.T @ delta)
    return _moved(W1, W2, lr * np.outer(hidden_delta, x), lr * np.outer(delta, hidden))


@mistake
def train_xor__all_rows_share_one_update(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Every row of an epoch is asked at the same weights, and the steps are taken together at the
    end. Here each row should see the weights that the row before it has already corrected."""
    for _ in range(epochs):
        steps = [backprop_step(W1, W2, x, t, lr) for x, t in zip(X, d, strict=True)]
        W1 = W1 + sum(new1 - W1 for new1, _ in steps)
        W2 = W2 + sum(new2 - W2 for _, new2 in steps)
    return W1, W2


@mistake
def train_xor__takes_the_mean_of_an_epoch(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """You take one step an epoch, by the mean of what the rows ask for. That is batch training.
    Here a step is taken after each row."""
    for _ in range(epochs):
        steps = [backprop_step(W1, W2, x, t, lr) for x, t in zip(X, d, strict=True)]
        W1 = np.mean([new1 for new1, _ in steps], axis=0)
        W2 = np.mean([new2 for _, new2 in steps], axis=0)
    return W1, W2


@mistake
def train_xor__returns_after_one_epoch(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Training stops after the first epoch. Look at how far your return is indented: inside the
    loop it ends the loop at once."""
    for _ in range(min(epochs, 1)):
        for x, target in zip(X, d, strict=True):
            W1, W2 = backprop_step(W1, W2, x, target, lr)
    return W1, W2


@mistake
def train_xor__drops_the_result(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """The weights come back as they went in: either no step was taken, or what backprop_step
    returns is kept nowhere."""
    return W1.copy(), W2.copy()


@mistake
def train_xor__changes_the_starting_weights(
    X: np.ndarray, d: np.ndarray, W1: np.ndarray, W2: np.ndarray, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """The weights you return are right, but the arrays that you were given are no longer what they
    were: the steps were written into them. Whoever wants to start again from the same weights
    needs them. Train copies."""
    for _ in range(epochs):
        for x, target in zip(X, d, strict=True):
            W1[...], W2[...] = backprop_step(W1, W2, x, target, lr)
    return W1, W2
