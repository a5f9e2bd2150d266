# expect: failed
class Loop:
    def __repr__(self):
        while True:
            pass


def sigmoid(x):
    return Loop()
