"""Memory no limit counts: the buffers of pairs of sockets, and pages moved into pipes."""

CELLS = [
    r"""
import ctypes, socket
libc = ctypes.CDLL(None, use_errno=True)
try:
    socket.socketpair()
    reached("made a pair of sockets")
except OSError:
    pass
there, back = os.pipe()
with open("page", "wb") as file:
    file.write(b"0" * 65536)
with open("page", "rb") as file:
    if libc.splice(file.fileno(), None, back, None, ctypes.c_size_t(65536), 0) > 0:
        reached("moved a page into a pipe")
if libc.tee(there, back, ctypes.c_size_t(1), 0) > 0:
    reached("copied a pipe")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
