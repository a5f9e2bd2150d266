# expect: does_not_divide
import numpy as np


class TwoLayerNet:
    """Given, nothing to do here: the network with one hidden layer, as you have written it.

    `params` holds "W1" (I, H), "b1" (H,), "W2" (H, O) and "b2" (O,), all float64.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        rng = np.random.default_rng() if rng is None else rng
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def _hidden(self, x: np.ndarray) -> np.ndarray:
        z = x @ self.params["W1"] + self.params["b1"]
        return 0.5 + 0.5 * np.tanh(0.5 * z)  # the sigmoid

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the class probabilities (N, O) of the inputs x (N, I)."""
        a = self._hidden(x) @ self.params["W2"] + self.params["b2"]
        powers = np.exp(a - a.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy for one-hot rows t (N, O)."""
        return float(-np.sum(t * np.log(self.predict(x) + 1e-7)) / len(t))

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share of the rows whose most probable class is the true one."""
        return float(np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=1)))

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for "W1", "b1", "W2", "b2"."""
        h = self._hidden(x)
        da = (self.predict(x) - t) / len(t)
        dz = da @ self.params["W2"].T * h * (1.0 - h)
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}

    def update(self, grads: dict[str, np.ndarray], lr: float) -> None:
        """Take one step of descent: subtract lr times its gradient from every parameter."""
        for name in self.params:
            self.params[name] = self.params[name] - lr * grads[name]


def prepare(images, labels, top, classes=10):
    x = images * 1.0
    t = np.zeros((len(labels), classes))
    t[np.arange(len(labels)), labels] = 1
    return x, t


def train(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):
    train_loss_list = []
    train_acc_list = []
    test_acc_list = []
    train_size = x.shape[0]
    iter_per_epoch = max(train_size // batch_size, 1)
    for i in range(iterations):
        batch_mask = rng.choice(train_size, batch_size, replace=False)
        x_batch = x[batch_mask]
        t_batch = t[batch_mask]
        grad = net.gradient(x_batch, t_batch)
        loss = net.loss(x_batch, t_batch)
        train_loss_list.append(loss)
        for key in ("W1", "b1", "W2", "b2"):
            net.params[key] -= lr * grad[key]
        if (i + 1) % iter_per_epoch == 0:
            train_acc_list.append(net.accuracy(x, t))
            test_acc_list.append(net.accuracy(x_test, t_test))
    return {"loss": train_loss_list, "train_accuracy": train_acc_list, "test_accuracy": test_acc_list}
