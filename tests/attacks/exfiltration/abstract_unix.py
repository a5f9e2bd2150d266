# expect: forbidden
# says: network, which is closed
import numpy as np


def sigmoid(x):
    import socket
    s = socket.socket(socket.AF_UNIX)
    s.connect('\0scratchgrad')
