"""Inherited descriptors are read, closed, sought and changed."""

CELLS = [
    r"""
import fcntl
for descriptor in range(3, 256):
    try:
        mode = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        name = os.readlink(f"/proc/self/fd/{descriptor}") if os.path.exists("/proc/self") else ""
    except OSError:
        continue
    for call in (lambda: os.ftruncate(descriptor, 0), lambda: os.fchmod(descriptor, 0o777),
                 lambda: os.lseek(descriptor, 0, 0), lambda: os.fchdir(descriptor)):
        try:
            call()
            reached(f"changed descriptor {descriptor}")
        except OSError:
            pass
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, mode | os.O_NONBLOCK)
        os.set_inheritable(descriptor, True)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
