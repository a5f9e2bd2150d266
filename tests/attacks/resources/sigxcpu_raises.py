# expect: forbidden
# says: signal or to handle one, which is closed
import signal


class Late(BaseException):
    pass


def late(number, frame):
    raise Late('and the answer is 0.5')


signal.signal(signal.SIGXCPU, late)


def sigmoid(x):
    while True:
        pass
