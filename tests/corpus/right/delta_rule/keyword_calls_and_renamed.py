import numpy as np


def delta_step(weights, inputs, target, learning_rate):
    total = float(np.vdot(weights, inputs))
    output = 1.0 / (1.0 + np.exp(-total))
    missing = target - output
    return weights + learning_rate * (output * (1.0 - output) * missing) * inputs


def train_delta(inputs, targets, start, learning_rate, epochs, mode="sgd"):
    weights = start.copy()
    order = range(inputs.shape[0])
    for _ in range(int(epochs)):
        before = weights.copy()
        collected = []
        for index in order:
            base = weights if mode == "sgd" else before
            stepped = delta_step(weights=base, inputs=inputs[index], target=targets[index],
                                 learning_rate=learning_rate)
            if mode == "sgd":
                weights = stepped
            else:
                collected.append(stepped)
        if collected:
            weights = np.average(collected, axis=0)
    return weights
