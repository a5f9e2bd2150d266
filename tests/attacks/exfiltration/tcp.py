# expect: forbidden
# says: network, which is closed
import numpy as np


def sigmoid(x):
    import socket
    socket.create_connection(('127.0.0.1', 22), timeout=1)
