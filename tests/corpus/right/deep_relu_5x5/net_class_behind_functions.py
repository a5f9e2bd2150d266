import numpy as np
class Net:
    names = ["W1", "W2", "W3", "W4"]
    def __init__(self, params): self.W = [np.array(params[n], float) for n in self.names]
    def forward(self, x):
        self.ins = []
        for i, W in enumerate(self.W):
            self.ins.append(x)
            x = np.matmul(x, W)
            if i < 3: x = (np.abs(x) + x)/2
        x = np.exp(np.subtract(x, np.amax(x, 1, keepdims=True)))
        self.y = x/x.sum(1, keepdims=True)
        return self.y
    def backward(self, t):
        d = self.y - t; d = d/len(d)
        out = [None]*4
        for i in range(3, -1, -1):
            out[i] = np.matmul(np.transpose(self.ins[i]), d)
            if i: d = np.matmul(d, self.W[i].T)*np.sign(self.ins[i])
        return out
def images():
    one = np.zeros((5, 5)); one[0, 1:3] = 1; one[1:4, 2] = 1; one[4, 1:4] = 1
    two = np.zeros((5, 5)); two[0, :4] = 1; two[1, 4] = 1; two[2, 1:4] = 1; two[3, 0] = 1; two[4] = 1
    three = two.copy(); three[3] = [0, 0, 0, 0, 1]; three[4, 4] = 0
    four = np.zeros((5, 5)); four[:, 3] = 1; four[1, 2] = four[2, 1] = 1; four[3] = 1
    five = three.copy(); five[0] = 1; five[1] = [1, 0, 0, 0, 0]; five[2, 0] = 1
    return np.array([g.flatten() for g in (one, two, three, four, five)])
def forward(params, x):
    net = Net(params)
    return net.forward(x), net
def backward(params, cache, t):
    return dict(zip(Net.names, cache.backward(t)))
def train(params, X, T, lr, epochs):
    net = Net(params)
    for _ in range(epochs):
        for i in range(len(X)):
            net.forward(X[i].reshape(1, -1))
            for W, g in zip(net.W, net.backward(T[i].reshape(1, -1))): W -= lr*g
    return dict(zip(Net.names, net.W))
