# expect: timeout
# It stops reading and writing with the channel open.
import threading


def sigmoid(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
