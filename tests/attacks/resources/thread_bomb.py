# expect: forbidden
# says: thread, which is closed
import numpy as np


def sigmoid(x):
    import threading
    while True:
        threading.Thread(target=lambda: None).start()
