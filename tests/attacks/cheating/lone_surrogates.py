# expect: failed
def sigmoid(x):
    print('\ud800')
    return '\udfff'
