# expect: error
def sigmoid(x):
    raise ValueError('<script>alert(1)</script> [x](javascript:1) $x$ \x1b[31m \u202e')
