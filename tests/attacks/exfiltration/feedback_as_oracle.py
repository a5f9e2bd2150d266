# expect: error
# What is asked may be told back; what is expected is nowhere in the feedback of an error.
def sigmoid(x):
    raise ValueError('asked for ' + repr(x))
