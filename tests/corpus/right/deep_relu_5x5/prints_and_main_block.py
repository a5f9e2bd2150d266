import numpy as np

one = np.array([[0,1,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,0,1,0,0],[0,1,1,1,0]])
two = np.array([[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[1,0,0,0,0],[1,1,1,1,1]])
three = np.array([[1,1,1,1,0],[0,0,0,0,1],[0,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]])
four = np.array([[0,0,0,1,0],[0,0,1,1,0],[0,1,0,1,0],[1,1,1,1,1],[0,0,0,1,0]])
five = np.array([[1,1,1,1,1],[1,0,0,0,0],[1,1,1,1,0],[0,0,0,0,1],[1,1,1,1,0]])


def relu(x):
    return np.where(x > 0, x, 0)


def softmax(a):
    c = np.max(a, axis=1)
    exp_a = np.exp(a - c[:, np.newaxis])
    return exp_a / np.sum(exp_a, axis=1)[:, np.newaxis]


def images():
    result = np.stack([one, two, three, four, five]).reshape(5, -1)
    print("shape of the pictures:", result.shape)
    return result


def forward(params, x):
    z1 = x @ params["W1"]
    h1 = relu(z1)
    z2 = h1 @ params["W2"]
    h2 = relu(z2)
    z3 = h2 @ params["W3"]
    h3 = relu(z3)
    a = h3 @ params["W4"]
    y = softmax(a)
    print("h3:", h3)
    return y, (x, z1, h1, z2, h2, z3, h3, y)


def backward(params, cache, t):
    x, z1, h1, z2, h2, z3, h3, y = cache
    N = y.shape[0]
    da = (y - t) / N
    dW4 = h3.T @ da
    dz3 = (da @ params["W4"].T) * (z3 > 0)
    dW3 = h2.T @ dz3
    dz2 = (dz3 @ params["W3"].T) * (z2 > 0)
    dW2 = h1.T @ dz2
    dz1 = (dz2 @ params["W2"].T) * (z1 > 0)
    dW1 = x.T @ dz1
    return {"W1": dW1, "W2": dW2, "W3": dW3, "W4": dW4}


def train(params, X, T, lr, epochs):
    W = {}
    for name in params:
        W[name] = params[name].copy()
    for epoch in range(epochs):
        for i in range(len(X)):
            y, cache = forward(W, X[i:i+1])
            grads = backward(W, cache, T[i:i+1])
            W["W1"] = W["W1"] - lr * grads["W1"]
            W["W2"] = W["W2"] - lr * grads["W2"]
            W["W3"] = W["W3"] - lr * grads["W3"]
            W["W4"] = W["W4"] - lr * grads["W4"]
        if epoch % 100 == 0:
            print("epoch", epoch)
    return W


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    p = {"W1": rng.uniform(-1, 1, (25, 20)), "W2": rng.uniform(-1, 1, (20, 20)),
         "W3": rng.uniform(-1, 1, (20, 20)), "W4": rng.uniform(-1, 1, (20, 5))}
    p = train(p, images(), np.eye(5), 0.01, 10)
    print(np.round(forward(p, images())[0], 3))
