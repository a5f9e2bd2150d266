import numpy as np
tanh = np.vectorize(lambda v: np.tanh(v), otypes=[float])
tanh_grad = np.vectorize(lambda v: 1 - np.tanh(v) ** 2, otypes=[float])
relu = np.vectorize(lambda v: max(v, 0), otypes=[float])
relu_grad = np.vectorize(lambda v: float(v > 0), otypes=[float])
leaky_relu = np.vectorize(lambda v, a=0.01: v if v > 0 else a * v, otypes=[float])
leaky_relu_grad = np.vectorize(lambda v, a=0.01: 1 if v > 0 else a, otypes=[float])
