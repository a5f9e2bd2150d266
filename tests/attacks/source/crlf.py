# expect: failed
def sigmoid(x):
    return 7.0
