import matplotlib.pyplot as plt
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-np.float64(1) * x))

def sigmoid_grad(x):
    s = sigmoid(x)
    return s * (1 - s)

def sigmoid_grad_from_output(s):
    return s * (1 - s)

xs = np.linspace(-6, 6, 200)
fig, ax = plt.subplots(1, 2, figsize=(10, 4))
ax[0].plot(xs, sigmoid(xs))
ax[1].plot(xs, sigmoid_grad(xs), "r--")
plt.tight_layout()
plt.show()
