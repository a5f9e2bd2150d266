import matplotlib.pyplot as plt
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(0.0 - x))

x = np.arange(-5.0, 5.0, 0.1)
y = sigmoid(x)
plt.figure(figsize=(6, 4))
plt.plot(x, y, label="sigmoid")
plt.ylim(-0.1, 1.1)
plt.legend()
plt.show()
print(y[:3])
