from dataclasses import dataclass, field
import numpy as np
@dataclass
class TwoLayerNet:
    input_size: int
    hidden_size: int
    output_size: int
    weight_init_std: float = 0.01
    rng: object = None
    params: dict = field(init=False)
    def __post_init__(self):
        g = self.rng or np.random.default_rng()
        i, h, o, s = self.input_size, self.hidden_size, self.output_size, self.weight_init_std
        self.params = dict(W1=g.normal(0, s, (i, h)), b1=np.zeros((h,)), W2=g.normal(0, s, (h, o)), b2=np.zeros((o,)))
    def _fwd(self, x):
        W1, b1, W2, b2 = self.params.values()
        h = np.exp(-np.logaddexp(0., -(x@W1+b1)))
        a = h@W2+b2
        a -= a.max(axis=1, keepdims=True)
        return h, a - np.log(np.exp(a).sum(axis=1, keepdims=True))
    def predict(self, x): return np.exp(self._fwd(x)[1])
    def loss(self, x, t): return -(t*self._fwd(x)[1]).sum()/len(x)
    def accuracy(self, x, t):
        p = self.predict(x)
        return np.count_nonzero(p.argmax(1) == np.argmax(t, 1))/float(len(p))
    def gradient(self, x, t):
        h, lp = self._fwd(x)
        d = (np.exp(lp)-t)/len(x)
        e = d@self.params["W2"].T*h*(1-h)
        return dict(W1=x.T@e, b1=e.sum(0), W2=h.T@d, b2=d.sum(0))
    def update(self, grads, lr):
        for k, g in grads.items(): self.params[k] -= lr*g
