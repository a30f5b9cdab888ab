"""Inherited descriptors are read, closed, sought and changed.

The permission bits of its own two pipes, and of the sockets of its own loop for cells that wait,
are the submission's to change; they open nothing. A loop's queue of events has no kind of file.
"""

CELLS = [
    r"""
import fcntl, stat
for descriptor in range(3, 256):
    try:
        mode = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        name = os.readlink(f"/proc/self/fd/{descriptor}") if os.path.exists("/proc/self") else ""
    except OSError:
        continue
    calls = [lambda: os.ftruncate(descriptor, 0), lambda: os.fchdir(descriptor)]
    kind = stat.S_IFMT(os.fstat(descriptor).st_mode)
    if kind not in (0, stat.S_IFIFO, stat.S_IFSOCK):
        calls += [lambda: os.lseek(descriptor, 0, 0), lambda: os.fchmod(descriptor, 0o777)]
    for call in calls:
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
