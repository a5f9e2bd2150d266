def sigmoid(x)
    return x
