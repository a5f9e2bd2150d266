# expect: forbidden
# says: thread, which is closed
import _thread


def sigmoid(x):
    while True:
        _thread.start_new_thread(print, ())
