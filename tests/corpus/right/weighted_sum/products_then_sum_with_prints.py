import numpy as np

def weighted_sum(x, w, b=0.0):
    products = x * w
    print("products", products)
    s = products.sum(axis=-1)
    print("sum", s)
    return s + b

def layer(x, W, b):
    columns = []
    for j in range(W.shape[1]):
        columns.append(weighted_sum(x, W[:, j], b[j]))
    print(len(columns), "neurons")
    return np.array(columns).T

if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    print(layer(X, np.array([[-2., 2.], [-2., 2.]]), np.array([3., -1.])))
