import numpy as np


def softmax_loss(logits, targets):
    n, c = logits.shape
    T = np.eye(c)[targets.astype(int)] if targets.ndim == 1 else targets
    s = logits - np.amax(logits, axis=1)[:, np.newaxis]
    e = np.exp(s)
    p = e / np.einsum("nc->n", e)[:, np.newaxis]
    # the slope of log(softmax): delta_kj - p_j
    jac = np.eye(c)[None] - p[:, None, :]
    grad = -np.einsum("nk,nkj->nj", T, jac) / n
    loss = np.einsum("nk,nk->", T, np.log(np.einsum("nc->n", e))[:, None] - s) / n
    return loss, grad
