import numpy as np

def step_one(value):
    if value > 0:
        return 1
    else:
        return 0

def step(v):
    result = np.zeros(v.shape, dtype=int)
    for index in np.ndindex(v.shape):
        result[index] = step_one(v[index])
    return result

def gate(x, w, b):
    answers = []
    for row in x:
        s = row[0] * w[0] + row[1] * w[1] + b
        answers.append(step_one(s))
    return np.array(answers)

def AND():
    w = np.array([2, 2])
    b = -3
    return w, b

def OR():
    w = np.array([2, 2])
    b = -1
    return w, b

def NAND():
    w = np.array([-2, -2])
    b = 3
    return w, b

if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    for g in (AND, OR, NAND):
        w, b = g()
        print(g.__name__, gate(X, w, b))
