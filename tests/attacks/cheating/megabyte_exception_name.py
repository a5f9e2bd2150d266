# expect: error
def sigmoid(x):
    raise type('T' * 10**6, (Exception,), {})('x' * 10**6)
