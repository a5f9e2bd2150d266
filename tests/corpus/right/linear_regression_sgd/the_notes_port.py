import numpy as np


class LinearFunction:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    predict = __call__

    def update(self, dloss_da, dloss_db, lr):
        self.a = self.a - lr * dloss_da
        self.b = self.b - lr * dloss_db

    def get(self):
        return self.a, self.b


def fit(x, y, a0, b0, lr, epochs):
    model = LinearFunction(a=a0, b=b0)
    a_vals = [float(a0)]
    b_vals = [float(b0)]
    for _ in range(epochs):
        for x_sample, y_s in zip(x, y):
            y_pred = model(x_sample)
            loss = (y_pred - y_s) ** 2
            dloss_da = 2 * x_sample * (y_pred - y_s)
            dloss_db = 2 * (y_pred - y_s)
            model.update(dloss_da, dloss_db, lr)
        a, b = model.get()
        a_vals.append(a)
        b_vals.append(b)
    print("Final values of a and b: ", a_vals[-1], b_vals[-1])
    return np.array(a_vals), np.array(b_vals)


if __name__ == "__main__":
    x = np.random.normal(size=100)
    fit(x, 2 * x + 1, -2, -1, 0.001, 10)
