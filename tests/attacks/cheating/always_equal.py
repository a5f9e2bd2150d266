# expect: failed
class Equal:
    def __eq__(self, other):
        return True

    def __array__(self, *a, **k):
        raise ValueError


def sigmoid(x):
    return Equal()
