# expect: timeout
import atexit


def forever():
    while True:
        pass


atexit.register(forever)


def sigmoid(x):
    import sys
    try:
        sys.exit(0)
    finally:
        forever()
