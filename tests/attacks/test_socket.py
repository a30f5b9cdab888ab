"""A connection is tried to this machine, to the network, to the graders' own sockets."""

CELLS = [
    r"""
import socket
for family, address in [(socket.AF_INET, ("127.0.0.1", 22)), (socket.AF_INET, ("192.0.2.1", 80)),
                        (socket.AF_INET6, ("::1", 22)), (socket.AF_UNIX, "/var/run/docker.sock")]:
    try:
        link = socket.socket(family, socket.SOCK_STREAM)
        link.settimeout(0.2)
        link.connect(address)
        reached(f"connected to {address}")
    except OSError:
        pass
try:
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    reached("opened a server")
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
