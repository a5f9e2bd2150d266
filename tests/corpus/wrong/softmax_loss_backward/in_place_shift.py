# expect: changes_a
import numpy as np


def softmax_loss(a, t):
    hot = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    a -= np.max(a, axis=1)[:, None]
    z = np.exp(a).sum(axis=1)[:, None]
    loss = (hot * (np.log(z) - a)).sum() / len(hot)
    return loss, (np.exp(a) / z - hot) / len(hot)
