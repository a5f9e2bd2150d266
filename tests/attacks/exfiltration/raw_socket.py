# expect: forbidden
# says: network, which is closed
import socket


def sigmoid(x):
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
