"""The host's files are watched, locked and leased, so that their owner would have to wait."""

CELLS = [
    r"""
import ctypes, fcntl, struct
WHOLE = struct.pack("hhxxxxqqixxxx", fcntl.F_RDLCK, 0, 0, 1, 0)
libc = ctypes.CDLL(None, use_errno=True)
if libc.inotify_init() >= 0 or libc.inotify_init1(0) >= 0:
    reached("watches files")
for path in (sys.executable, kit.__file__, os.__file__):
    with open(path, "rb") as file:
        for what, call in (
            ("locked", lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)),
            ("locked for reading", lambda: fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1)),
            ("waits for", lambda: fcntl.lockf(file, fcntl.LOCK_SH, 1)),
            ("locked by its descriptor", lambda: fcntl.fcntl(file, 37, WHOLE)),
            ("waits by its descriptor for", lambda: fcntl.fcntl(file, 38, WHOLE)),
            ("leased", lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
            ("is told of", lambda: fcntl.fcntl(os.open(os.path.dirname(path), 0), 1026, 2)),
        ):
            try:
                call()
                reached(f"{what} {path}")
            except OSError:
                pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
