import numpy as np

def 시그모이드(v):
    return 0.5 * np.tanh(0.5 * v) + 0.5

def 소프트맥스(a):
    지수 = np.exp(a - np.amax(a, axis=1)[:, None])
    return np.divide(지수, np.sum(지수, axis=1)[:, None])

def forward(params, x):
    은닉 = 시그모이드(x @ params["W1"] + params["b1"])
    y = 소프트맥스(은닉 @ params["W2"] + params["b2"])
    return y, (x, 은닉, y)

def backward(params, cache, t):
    x, 은닉, y = cache
    차이 = (y - t) * (1 / len(y))
    델타 = (차이 @ params["W2"].transpose()) * 은닉 * (1 - 은닉)
    return dict(W1=x.transpose() @ 델타, b1=np.sum(델타, 0), W2=은닉.transpose() @ 차이, b2=np.sum(차이, 0))
