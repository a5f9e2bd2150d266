"""Wrong two-layer networks that learners really write.

Each is the solution's class with one method of it replaced.
"""

from typing import Any, ClassVar

import numpy as np

from grader.declare import mistake

from .solution import TwoLayerNet, sigmoid, softmax

Params = dict[str, np.ndarray]


def _logits(net: TwoLayerNet, x: np.ndarray) -> np.ndarray:
    return net._hidden(x) @ net.params["W2"] + net.params["b2"]


def _gradient(net: TwoLayerNet, x: np.ndarray, da: np.ndarray, slope: np.ndarray) -> Params:
    """Finish a backward pass from the slopes at the logits and those of the hidden layer."""
    dz = da @ net.params["W2"].T * slope
    h = net._hidden(x)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}


def _slope(h: np.ndarray) -> np.ndarray:
    return h * (1 - h)


@mistake
class TwoLayerNet__weights_are_all_zero(TwoLayerNet):
    """All weights start at 0. Then every hidden neuron computes the same and gets the same
    gradient, for ever: fifty neurons work like one. Where does chance come in?"""

    def __init__(self, *sizes: Any, **named: Any) -> None:
        super().__init__(*sizes, **named)
        self.params = {name: np.zeros_like(value) for name, value in self.params.items()}


@mistake
class TwoLayerNet__forgets_the_std(TwoLayerNet):
    """The weights are normal numbers of standard deviation 1, whatever weight_init_std says."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: Any = None,
    ) -> None:
        super().__init__(input_size, hidden_size, output_size, 1.0, rng)


@mistake
class TwoLayerNet__draws_the_biases_too(TwoLayerNet):
    """The biases are drawn like the weights. They start at 0 here: the weights alone are enough to
    make the neurons differ."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: Any = None,
    ) -> None:
        rng = np.random.default_rng() if rng is None else rng
        shapes = {
            "W1": (input_size, hidden_size),
            "b1": (hidden_size,),
            "W2": (hidden_size, output_size),
            "b2": (output_size,),
        }
        self.params = {
            name: weight_init_std * rng.standard_normal(shape) for name, shape in shapes.items()
        }


@mistake
class TwoLayerNet__biases_have_two_axes(TwoLayerNet):
    """The biases have shape (1, H) and (1, O), one row of a matrix. In this course a bias is a
    plain vector, (H,) and (O,), and NumPy adds it to every row all the same."""

    def __init__(self, *sizes: Any, **named: Any) -> None:
        super().__init__(*sizes, **named)
        for name in ("b1", "b2"):
            self.params[name] = self.params[name][None]


@mistake
class TwoLayerNet__softmax_over_everything(TwoLayerNet):
    """Your softmax divides by the sum over the whole batch. With one sample nobody sees the
    difference; with several, each row has to add up to 1 by itself."""

    def predict(self, x: np.ndarray) -> np.ndarray:
        a = _logits(self, x)
        return softmax(a.reshape(1, -1)).reshape(a.shape)


@mistake
class TwoLayerNet__softmax_down_the_columns(TwoLayerNet):
    """Your softmax divides by the sum of a column, so the samples of a batch share one probability
    among them. Each row is a sample, and each row has to add up to 1."""

    def predict(self, x: np.ndarray) -> np.ndarray:
        return softmax(_logits(self, x).T).T


@mistake
class TwoLayerNet__softmax_overflows(TwoLayerNet):
    """predict is right for ordinary numbers, but exp(1000) is too large for a float: inf / inf is
    nan. Softmax stays the same when a row is moved as a whole. Which number would you take away
    from a row before exp?"""

    def predict(self, x: np.ndarray) -> np.ndarray:
        powers = np.exp(_logits(self, x))
        return powers / powers.sum(axis=1, keepdims=True)


@mistake
class TwoLayerNet__predicts_classes(TwoLayerNet):
    """predict returns the numbers of the classes. The loss needs the probabilities behind them, one
    row for each sample: leave the argmax to accuracy."""

    def predict(self, x: np.ndarray) -> np.ndarray:
        return _logits(self, x).argmax(axis=1)

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(-np.sum(t * np.log(softmax(_logits(self, x)) + 1e-7)) / len(t))

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(np.mean(self.predict(x) == t.argmax(axis=1)))

    def gradient(self, x: np.ndarray, t: np.ndarray) -> Params:
        da = (softmax(_logits(self, x)) - t) / len(t)
        return _gradient(self, x, da, _slope(self._hidden(x)))


@mistake
class TwoLayerNet__loss_adds_up(TwoLayerNet):
    """Your loss grows with the number of samples: the cross-entropies are added up, and not divided
    by how many there are."""

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        return super().loss(x, t) * len(t)


@mistake
class TwoLayerNet__loss_divides_by_the_classes_too(TwoLayerNet):
    """Your loss is divided by the number of classes as well. np.mean over the whole (N, O) array
    also counts the zeros of the one-hot rows; the mean is meant over the samples only."""

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        return super().loss(x, t) / t.shape[1]


@mistake
class TwoLayerNet__loss_becomes_infinite(TwoLayerNet):
    """A probability that is rounded to 0 makes your loss infinite, or nan. One sure but wrong
    answer is enough. What can stand beside y inside the logarithm?"""

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(-np.mean(np.log(np.sum(self.predict(x) * t, axis=1))))


@mistake
class TwoLayerNet__accuracy_compares_with_the_rows(TwoLayerNet):
    """Your accuracy compares class numbers with whole one-hot rows. Both sides have to be class
    numbers: the largest entry of a row of t says which one."""

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(np.mean(self.predict(x).argmax(axis=1)[:, None] == t))


@mistake
class TwoLayerNet__accuracy_counts(TwoLayerNet):
    """Your accuracy is the number of right answers. The task asks for their share, from 0 to 1."""

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        return super().accuracy(x, t) * len(t)


@mistake
class TwoLayerNet__accuracy_in_percent(TwoLayerNet):
    """Your accuracy is in per cent. The task asks for a share from 0 to 1."""

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        return super().accuracy(x, t) * 100


@mistake
class TwoLayerNet__accuracy_down_the_columns(TwoLayerNet):
    """Your accuracy looks for the largest entry of each column: for each class, the sample that is
    most like it. What you want is the most probable class of each row. Which axis is that?"""

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(np.mean(self.predict(x).argmax(axis=0) == t.argmax(axis=0)))


@mistake
class TwoLayerNet__gradient_of_the_sum(TwoLayerNet):
    """Every gradient is N times too large: it is that of the sum over the batch, but the loss is
    the mean. Where does the N of the loss go?"""

    def gradient(self, x: np.ndarray, t: np.ndarray) -> Params:
        return _gradient(self, x, self.predict(x) - t, _slope(self._hidden(x)))


@mistake
class TwoLayerNet__gradient_without_the_slope(TwoLayerNet):
    """W2 and b2 are right. On its way to W1 and b1 the gradient passes the sigmoid of the hidden
    layer, and there the slope of the sigmoid is missing."""

    def gradient(self, x: np.ndarray, t: np.ndarray) -> Params:
        da = (self.predict(x) - t) / len(t)
        return _gradient(self, x, da, np.ones_like(self._hidden(x)))


@mistake
class TwoLayerNet__gradient_sends_h_through_the_sigmoid(TwoLayerNet):
    """W2 and b2 are right. For the slope of the hidden layer you send h through the sigmoid once
    more. h is its output already."""

    def gradient(self, x: np.ndarray, t: np.ndarray) -> Params:
        da = (self.predict(x) - t) / len(t)
        return _gradient(self, x, da, _slope(sigmoid(self._hidden(x))))


@mistake
class TwoLayerNet__gradient_has_the_wrong_sign(TwoLayerNet):
    """Every gradient has the opposite sign. A gradient points uphill, y - t; update is where it is
    subtracted."""

    def gradient(self, x: np.ndarray, t: np.ndarray) -> Params:
        return {name: -value for name, value in super().gradient(x, t).items()}


@mistake
class TwoLayerNet__update_climbs(TwoLayerNet):
    """Your update adds the gradient. It points to where the loss grows; descent goes the other
    way."""

    def update(self, grads: Params, lr: float) -> None:
        super().update(grads, -lr)


@mistake
class TwoLayerNet__update_ignores_the_learning_rate(TwoLayerNet):
    """Your update subtracts the whole gradient. How long the step is should depend on lr."""

    def update(self, grads: Params, lr: float) -> None:
        super().update(grads, 1.0)


@mistake
class TwoLayerNet__update_leaves_the_biases(TwoLayerNet):
    """Your update moves W1 and W2 only. The biases have gradients too, and learn by them."""

    def update(self, grads: Params, lr: float) -> None:
        super().update({name: grads[name] for name in ("W1", "W2")}, lr)


@mistake
class TwoLayerNet__all_nets_share_their_params(TwoLayerNet):
    """Whatever moves one net moves every other. params belongs to the class here; put it on self,
    in __init__."""

    shared: ClassVar[Params] = {}

    def __init__(self, *sizes: Any, **named: Any) -> None:
        super().__init__(*sizes, **named)
        self.shared.update(self.params)
        self.params = self.shared
