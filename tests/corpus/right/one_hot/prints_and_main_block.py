import numpy as np

# one hot encoding


def one_hot(labels, classes):
    N = len(labels)
    print("N =", N, "C =", classes)
    T = np.zeros([N, classes])
    for i in range(N):
        for k in range(classes):
            if labels[i] == k:
                T[i][k] = 1
            else:
                T[i][k] = 0
    print(T)
    return T


def from_one_hot(T):
    answer = np.zeros(T.shape[0], dtype=int)
    for i in range(T.shape[0]):
        for k in range(T.shape[1]):
            if T[i, k] == 1:
                answer[i] = k
    return answer


if __name__ == "__main__":
    print(from_one_hot(one_hot(np.array([2, 0, 3]), 5)))
