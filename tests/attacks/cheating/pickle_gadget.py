# expect: failed
class Gadget:
    def __reduce__(self):
        import os

        return os.system, ('touch /tmp/scratchgrad_attack',)


def sigmoid(x):
    return Gadget()
