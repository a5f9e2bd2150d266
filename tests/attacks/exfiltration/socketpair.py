# expect: forbidden
# says: network, which is closed
import socket


def sigmoid(x):
    socket.socketpair()
