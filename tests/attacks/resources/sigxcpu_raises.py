# expect: error|timeout|memory
# limits: cpu_seconds=1 call_seconds=2.5 total_seconds=3.0
import signal


class Late(BaseException):
    pass


def late(number, frame):
    raise Late('and the answer is 0.5')


signal.signal(signal.SIGXCPU, late)


def sigmoid(x):
    while True:
        pass
