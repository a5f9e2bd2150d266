# expect: failed
def sigmoid(x):
    return type('T' * 10**6, (), {})()
