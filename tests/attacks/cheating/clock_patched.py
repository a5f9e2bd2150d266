# expect: timeout
# says: did not finish within
import time

time.monotonic = time.time = time.perf_counter = lambda: 0.0


def sigmoid(x):
    while True:
        pass
