# expect: timeout
# The clock that counts is in another process.
import sys
import time

for module in list(sys.modules.values()):
    for name in ('monotonic', 'perf_counter', 'process_time'):
        if name in getattr(module, '__dict__', {}) and module is not time:
            try:
                setattr(module, name, lambda: 0.0)
            except (AttributeError, TypeError):
                pass


def sigmoid(x):
    while True:
        pass
