import numpy as np
def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=np.float64)
    if x.ndim == 1:
        out = []
        for i in range(len(x)):
            e = np.zeros(len(x)); e[i] = h
            out.append((f(x + e) - f(x - e)) / (2 * h))
        return np.array(out)
    def with_row(i):
        def g(row):
            y = x.copy(); y[i] = row
            return f(y)
        return g
    return np.array([numerical_gradient(with_row(i), x[i], h) for i in range(x.shape[0])])
