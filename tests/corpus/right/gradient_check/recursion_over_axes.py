import numpy as np


def norm(x):
    return float(np.sqrt(np.sum(np.square(np.asarray(x, dtype=np.float64)))))


def rel_error(a, n):
    return norm(np.asarray(a) - np.asarray(n)) / max(norm(a) + norm(n), 1e-8)


def walk(array, slopes, evaluate, h):
    if array.ndim > 1:
        for sub, out in zip(array, slopes):
            walk(sub, out, evaluate, h)
        return
    for i in range(len(array)):
        keep = array[i]
        array[i] = keep + h
        a = evaluate()
        array[i] = keep - h
        b = evaluate()
        array[i] = keep
        out = 0.5 * (a - b) / h
        slopes[i] = out


def grad_check(f, params, grads, h=1e-5):
    work = {}
    for name in params:
        work[name] = np.array(params[name], dtype=np.float64)
    errors = {}
    for name in work:
        slopes = np.zeros(work[name].shape)
        walk(work[name], slopes, lambda: f(work), h)
        errors[name] = rel_error(grads[name], slopes)
    return errors
