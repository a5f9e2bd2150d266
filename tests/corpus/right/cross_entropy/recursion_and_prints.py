import numpy as np
import matplotlib.pyplot as plt

def one_hot(labels, size):
    result = np.zeros((labels.shape[0], size))
    for row, label in zip(result, labels):
        row[label] = 1
    return result

def cross_entropy(y, t, delta=1e-7):
    if t.ndim == 1:
        return cross_entropy(y, one_hot(t, y.shape[-1]), delta)
    loss = -np.mean(np.sum(t * np.log(y + delta), axis=1))
    print("loss:", loss)
    return loss

p = np.linspace(0.01, 1, 100)
plt.plot(p, -np.log(p))
plt.xlabel("p")
plt.show()
