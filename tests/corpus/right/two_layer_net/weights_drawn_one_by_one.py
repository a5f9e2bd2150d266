import numpy as np
class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=None):
        if rng is None:
            rng = np.random.default_rng()
        self.params = {}
        self.params['W2'] = np.array([[rng.normal() * weight_init_std for _ in range(output_size)] for _ in range(hidden_size)])
        self.params['W1'] = np.array([[rng.normal() * weight_init_std for _ in range(hidden_size)] for _ in range(input_size)])
        self.params['b2'] = np.zeros(output_size)
        self.params['b1'] = np.zeros(hidden_size)
    def sigmoid(self, z):
        return 1 / (1 + np.exp(-np.clip(z, -700, 700)))
    def softmax(self, a):
        out = np.zeros_like(a, dtype=float)
        for n in range(len(a)):
            e = np.exp(a[n] - np.max(a[n]))
            out[n] = e / np.sum(e)
        return out
    def predict(self, x):
        self.z1 = np.dot(x, self.params['W1']) + self.params['b1']
        self.y1 = self.sigmoid(self.z1)
        return self.softmax(np.dot(self.y1, self.params['W2']) + self.params['b2'])
    def loss(self, x, t):
        y = self.predict(x)
        total = 0
        for n in range(len(y)):
            total -= np.log(y[n, np.argmax(t[n])] + 1e-7)
        return total / len(y)
    def accuracy(self, x, t):
        y = self.predict(x)
        ok = 0
        for a, b in zip(y, t):
            if list(a).index(max(a)) == list(b).index(max(b)):
                ok += 1
        return ok / len(y)
    def gradient(self, x, t):
        y = self.predict(x)
        dy = (y - t) / len(y)
        grads = {}
        grads['W2'] = self.y1.T.dot(dy)
        grads['b2'] = dy.sum(axis=0)
        dz = dy.dot(self.params['W2'].T) * self.y1 * (1 - self.y1)
        grads['W1'] = np.dot(x.T, dz)
        grads['b1'] = dz.sum(axis=0)
        return grads
    def update(self, grads, lr):
        self.params['W1'] -= lr * grads['W1']
        self.params['b1'] -= lr * grads['b1']
        self.params['W2'] -= lr * grads['W2']
        self.params['b2'] -= lr * grads['b2']
if __name__ == "__main__":
    net = TwoLayerNet(2, 3, 2)
    print(net.predict(np.ones((1, 2))))
