"""Messages are left in shared memory, semaphores and /dev/shm for the next learner."""

CELLS = [
    r"""
try:
    os.makedirs("/dev/shm", exist_ok=True)
    open("/dev/shm/" + MARK, "w").write("poison")
except OSError:
    pass
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(4711, 4096, 0o1666) >= 0:
    reached("made a shared memory segment")
if libc.msgget(4711, 0o1666) >= 0:
    reached("made a message queue")
try:
    from multiprocessing import shared_memory
    block = shared_memory.SharedMemory("poison", create=True, size=1024)
except BaseException:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert not batch.left_over
