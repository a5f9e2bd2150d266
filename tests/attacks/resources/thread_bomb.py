# expect: forbidden|error
import numpy as np


def sigmoid(x):
    import threading
    while True:
        threading.Thread(target=lambda: None).start()
